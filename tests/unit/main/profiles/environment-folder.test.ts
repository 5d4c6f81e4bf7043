import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Workspace } from '../../../../main/profiles/workspace'
import type { EditedVariables, EnvironmentList } from '../../../../shared/environment/environment'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { openCipher } from '../../../support/open-cipher'

let base: string
let workspace: Workspace
let waiting: ((list: EnvironmentList) => void) | undefined
let ids = 0

beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'framescope-environments-'))
  await start()
})
afterEach(async () => {
  await workspace.stop()
  await rm(base, { recursive: true })
})

async function start(available = true): Promise<void> {
  workspace = new Workspace({
    folder: path.join(base, 'workspace'),
    own: base,
    cipher: openCipher(available),
    onProfiles: () => {},
    onEnvironments: (list) => waiting?.(list),
    onFolder: async () => {},
    onGone: async () => {},
    newId: () => `id-${++ids}`,
  })
  await workspace.start()
}

async function restart(): Promise<void> {
  await workspace.stop()
  await start()
}

const plain = (name: string, value: string) => ({ was: null, name, value, secret: false }) as const
const secret = (name: string, value: string | null, was: string | null = null) =>
  ({ was, name, value, secret: true }) as const

async function environment(name: string, variables: EditedVariables): Promise<string> {
  const id = await workspace.environments.create(name)
  await workspace.environments.save(id, name, variables)
  return id
}

const file = (name: string) => path.join(base, 'workspace/environments', name)
const code = (action: () => unknown): unknown => {
  try {
    return action()
  } catch (error) {
    return (error as { error: { code: string } }).error.code
  }
}

describe('EnvironmentFolder', () => {
  it('keeps the variables of each environment in a file, and which one holds over a restart', async () => {
    const staging = await environment('staging', [plain('host', 'staging.example.com')])
    await environment('live', [plain('host', 'example.com')])
    await workspace.environments.activate(staging)
    await restart()
    const list = await workspace.environments.list()
    expect(list.environments.map(({ name }) => name)).toEqual(['live', 'staging'])
    expect(list.active).toBe(staging)
    expect(workspace.variables.text('ws://{{host}}/').value).toBe('ws://staging.example.com/')
    expect(JSON.parse(await readFile(file('staging.json'), 'utf8'))).toEqual({
      format: 'framescope-environment',
      version: 1,
      id: staging,
      name: 'staging',
      variables: [{ name: 'host', value: 'staging.example.com' }],
    })
  })

  it('resolves as things are at that moment', async () => {
    const staging = await environment('staging', [plain('host', 'one')])
    expect(code(() => workspace.variables.text('{{host}}'))).toBe('variable-unknown')
    await workspace.environments.activate(staging)
    expect(workspace.variables.text('{{host}}').value).toBe('one')
    await workspace.environments.save(staging, 'staging', [plain('host', 'two')])
    expect(workspace.variables.text('{{host}}').value).toBe('two')
    await workspace.environments.activate(null)
    expect(code(() => workspace.variables.text('{{host}}'))).toBe('variable-unknown')
  })

  it('names the field of a profile that a variable could not be put into', async () => {
    const profile = {
      ...defaultClientProfile,
      url: 'ws://host/',
      headers: [['X-Key', '{{key}}']] as [string, string][],
    }
    expect(() => workspace.variables.profile(profile)).toThrow(
      expect.objectContaining({ error: { code: 'variable-unknown', params: { name: 'key', field: 'headers.0.1' } } }),
    )
  })

  it('counts what is put in, and makes a new UUID each time', () => {
    const { variables } = workspace
    expect([variables.text('{{$counter}}').value, variables.text('{{$counter}}').value]).toEqual(['1', '2'])
    expect([variables.knows('$counter'), variables.knows('$counters'), variables.knows('host')]).toEqual([
      true,
      false,
      false,
    ])
    expect(variables.text('{{$counter}}').value).toBe('3')
    expect(variables.text('{{$uuid}}').value).not.toBe(variables.text('{{$uuid}}').value)
  })

  it('stays JSON when it is put into JSON', async () => {
    const id = await environment('staging', [plain('quote', 'say "hi"'), plain('count', '3')])
    await workspace.environments.activate(id)
    const { value } = workspace.variables.json('{"text":"{{quote}} \\{{","count":{{count}}}')
    expect(JSON.parse(value)).toEqual({ text: 'say "hi" {{', count: 3 })
    expect(workspace.variables.json('{{count}} and no JSON').value).toBe('3 and no JSON')
  })

  describe('with a secret variable', () => {
    let id: string
    beforeEach(async () => {
      id = await environment('staging', [secret('key', 'hunter2')])
      await workspace.environments.activate(id)
    })

    it('writes it into no file of the workspace, shows it to nobody, and knows it after a restart', async () => {
      await restart()
      for (const name of ['workspace/environments/staging.json', 'secrets.json'])
        expect(await readFile(path.join(base, name), 'utf8')).not.toContain('hunter2')
      const { environments } = await workspace.environments.list()
      expect(environments[0]?.variables).toEqual([{ name: 'key', value: null, secret: true, missing: false }])
      expect(workspace.variables.text('Bearer {{key}}')).toEqual({ value: 'Bearer hunter2', secret: true })
    })

    it('marks what is started while it is at hand', async () => {
      expect(workspace.variables.profile(defaultClientProfile).secret).toBe(true)
      await workspace.environments.activate(null)
      expect(workspace.variables.profile(defaultClientProfile).secret).toBe(false)
    })

    it('says which fields of a profile it has a part in', async () => {
      await workspace.environments.save(id, 'staging', [secret('key', null, 'key'), plain('host', 'h')])
      const headers: [string, string][] = [
        ['X-Plain', '{{host}}'],
        ['X-Key', 'my {{key}}'],
      ]
      const resolved = workspace.variables.profile({ ...defaultClientProfile, url: 'ws://h/?key={{key}}', headers })
      expect([...resolved.secretFields]).toEqual(['url', 'headers.1.1'])
    })

    it('keeps it when it is renamed', async () => {
      await workspace.environments.save(id, 'staging', [secret('token', null, 'key')])
      expect(workspace.variables.text('{{token}}').value).toBe('hunter2')
    })

    it('leaves it to the original when a copy made by hand is changed or deleted', async () => {
      await writeFile(file('a copy.json'), await readFile(file('staging.json'), 'utf8'))
      await restart()
      const list = await workspace.environments.list()
      expect(list.active).toBe(id)
      const copy = list.environments.find((each) => each.id !== id)?.id ?? ''
      await workspace.environments.save(copy, 'copy', [secret('key', 'other', 'key')])
      expect(workspace.variables.text('{{key}}').value).toBe('hunter2')
      await workspace.environments.delete(copy)
      await restart()
      expect(workspace.variables.text('{{key}}').value).toBe('hunter2')
    })

    it('keeps the copy that holds over a restart', async () => {
      await writeFile(file('a copy.json'), (await readFile(file('staging.json'), 'utf8')).replace('"key"', '"copied"'))
      await workspace.environments.activate(null)
      const copy = (await workspace.environments.list()).environments.find((each) => each.id !== id)?.id ?? ''
      await workspace.environments.activate(copy)
      await restart()
      expect(workspace.variables.text('{{copied}}').value).toBe('hunter2')
    })

    it('comes back with what was deleted, holds again, and is forgotten with the end of the app', async () => {
      const before = await readFile(file('staging.json'), 'utf8')
      const deletion = await workspace.environments.delete(id)
      expect(await workspace.environments.list()).toMatchObject({ environments: [], active: null })
      await workspace.environments.restore(deletion)
      expect(await readFile(file('staging.json'), 'utf8')).toBe(before)
      expect((await workspace.environments.list()).active).toBe(id)
      expect(workspace.variables.text('{{key}}').value).toBe('hunter2')

      await workspace.environments.delete(id)
      const kept = async () => Object.keys(JSON.parse(await readFile(path.join(base, 'secrets.json'), 'utf8')).secrets)
      expect(await kept()).toHaveLength(1)
      await workspace.stop()
      expect(await kept()).toHaveLength(0)
      await start()
    })

    it('stays where a copy that was made by hand has it too', async () => {
      await copyFile(file('staging.json'), file('copy.json'))
      await workspace.environments.delete(id)
      await restart()
      const [copy] = (await workspace.environments.list()).environments
      expect(copy?.variables).toEqual([{ name: 'key', value: null, secret: true, missing: false }])
    })

    it('is not resolved on a computer that does not know it, which says so', async () => {
      await workspace.stop()
      await rm(path.join(base, 'secrets.json'))
      await start()
      const { environments } = await workspace.environments.list()
      expect(environments[0]?.variables[0]).toMatchObject({ missing: true })
      expect(code(() => workspace.variables.text('{{key}}'))).toBe('variable-unknown')
    })
  })

  it('keeps secrets for this run where there is no keyring, and says so', async () => {
    await workspace.stop()
    await start(false)
    const id = await environment('staging', [secret('key', 'hunter2')])
    await workspace.environments.activate(id)
    expect((await workspace.environments.list()).secretsLast).toBe(false)
    expect(workspace.variables.text('{{key}}').value).toBe('hunter2')
    expect(await readdir(base)).not.toContain('secrets.json')
  })

  it('tells of what another program does, and leaves alone what it cannot read', async () => {
    await mkdir(path.dirname(file('x')), { recursive: true })
    await environment('staging', [])
    let told = new Promise<EnvironmentList>((resolve) => (waiting = resolve))
    await writeFile(file('broken.json'), '{')
    expect((await told).rejected).toMatchObject([{ path: 'broken.json', error: { code: 'workspace-file-invalid' } }])
    told = new Promise<EnvironmentList>((resolve) => (waiting = resolve))
    await rm(file('staging.json'))
    expect((await told).environments).toEqual([])
    expect(await readFile(file('broken.json'), 'utf8')).toBe('{')
  })

  it('goes over to another workspace, with its own environments, for the next start too', async () => {
    const staging = await environment('staging', [plain('host', 'one')])
    await workspace.environments.activate(staging)
    const other = path.join(base, 'other')
    await workspace.choose(other)
    expect((await workspace.environments.list()).environments).toEqual([])
    const there = await environment('there', [plain('host', 'two')])
    await workspace.environments.activate(there)
    await restart()
    expect(workspace.folder).toBe(other)
    expect(workspace.variables.text('{{host}}').value).toBe('two')
    await workspace.choose(path.join(base, 'workspace'))
    expect(workspace.variables.text('{{host}}').value).toBe('one')
  })
})
