import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Workspace } from '../../../../main/profiles/workspace'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { openCipher } from '../../../support/open-cipher'

let base: string
let opened: Workspace[] = []
let ids = 0
let trees = 0
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'framescope-transfer-'))
})
afterEach(async () => {
  await Promise.all(opened.map((workspace) => workspace.stop()))
  opened = []
  await rm(base, { recursive: true })
})

/** Each on a computer of its own. */
async function workspaceAt(name: string): Promise<Workspace> {
  const workspace = new Workspace({
    folder: path.join(base, name, 'workspace'),
    own: path.join(base, name),
    cipher: openCipher(),
    onProfiles: () => (trees += 1),
    onEnvironments: () => {},
    onFolder: async () => {},
    onGone: async () => {},
    newId: () => `id-${++ids}`,
  })
  await workspace.start()
  opened.push(workspace)
  return workspace
}

const client = (change: Partial<ClientProfile> = {}): ClientProfile => ({ ...defaultClientProfile, ...change })
const secret = client({ headers: [['Authorization', 'Bearer hunter2']] })
const filesOf = async (name: string) =>
  (await readdir(path.join(base, name, 'workspace'), { recursive: true }))
    .filter((each) => each.endsWith('.json'))
    .toSorted()

describe('what is exported', () => {
  it('is imported elsewhere: a workspace, with its environments and empty folders, and no secret', async () => {
    const one = await workspaceAt('one')
    await one.profiles.createFolder('', 'Chat')
    await one.profiles.createFolder('Chat', 'empty')
    await one.profiles.create('Chat', 'Lobby', secret)
    await one.profiles.create('', 'Order feed', client())
    await one.environments.create('staging')
    const { name, text } = await one.export('')
    expect(name).toBe('workspace.framescope.json')
    expect(text).not.toContain('hunter2')
    const two = await workspaceAt('two')
    expect(await two.import('', text)).toBe(2)
    expect(await filesOf('two')).toEqual(await filesOf('one'))
    expect(await readdir(path.join(base, 'two/workspace/profiles/Chat'))).toContain('empty')
    expect(await two.profiles.open('Chat/Lobby.json')).toMatchObject({ missing: 1 })
  })

  it('is a folder with its name, wherever it was', async () => {
    const one = await workspaceAt('one')
    await one.profiles.createFolder('', 'a')
    await one.profiles.createFolder('a', 'b')
    await one.profiles.create('a/b', 'Lobby', client())
    const { text } = await one.export('a/b')
    const two = await workspaceAt('two')
    await two.import('', text)
    expect(await filesOf('two')).toEqual(['profiles/b/Lobby.json'])
  })

  it('is the file itself of a profile alone', async () => {
    const one = await workspaceAt('one')
    await one.profiles.create('', 'Lobby', secret)
    const { name, text } = await one.export('Lobby.json')
    expect(name).toBe('Lobby.json')
    expect(text).toBe(await readFile(path.join(base, 'one/workspace/profiles/Lobby.json'), 'utf8'))
    // Beside the one that is there, and with an id of its own.
    expect(await one.import('', text)).toBe(1)
    const both = await Promise.all(['Lobby.json', 'Lobby 2.json'].map(async (at) => (await one.profiles.open(at)).id))
    expect(new Set(both).size).toBe(2)
  })
})

describe('what is imported', () => {
  it('stays inside the workspace, whatever its folders are called', async () => {
    const one = await workspaceAt('one')
    await one.profiles.create('', 'Lobby', client())
    const { text } = await one.export('')
    const hostile = text
      .replace('"folders": []', '"folders": ["../../out", "/etc/x"]')
      .replace('"folder": ""', '"folder": "../../../out"')
    await one.import('', hostile)
    expect((await readdir(base)).toSorted()).toEqual(['one'])
    for (const file of await filesOf('one')) expect(file).toMatch(/^profiles\//)
  })

  it('goes into the folder that some systems take for the same, and replaces nothing there', async () => {
    const one = await workspaceAt('one')
    await one.profiles.createFolder('', 'Feeds')
    await one.profiles.create('Feeds', 'a', client({ url: 'ws://mine/' }))
    const { text } = await one.export('')
    const other = text.replaceAll('"Feeds"', '"feeds"').replace('ws://mine/', 'ws://theirs/')
    await one.import('', other)
    expect(await filesOf('one')).toEqual(['profiles/Feeds/a 2.json', 'profiles/Feeds/a.json'])
    expect(await one.profiles.open('Feeds/a.json')).toMatchObject({ profile: { url: 'ws://mine/' } })
    const two = await workspaceAt('two')
    const bundle = JSON.parse(text) as { folders: string[]; profiles: object[] }
    const both = {
      ...bundle,
      folders: ['A', 'a'],
      profiles: ['A', 'a'].map((folder) => ({ ...bundle.profiles[0], folder })),
    }
    expect(await two.import('', JSON.stringify(both))).toBe(2)
    expect(await filesOf('two')).toEqual(['profiles/A/a 2.json', 'profiles/A/a.json'])
  })

  it('is told once, however much it is', async () => {
    const one = await workspaceAt('one')
    for (const name of ['a', 'b', 'c']) await one.profiles.create('', name, client())
    const { text } = await one.export('')
    const two = await workspaceAt('two')
    trees = 0
    await two.import('', text)
    expect(trees).toBe(1)
  })

  it('is refused where it could not be read any more, and then nothing of it comes', async () => {
    const one = await workspaceAt('one')
    await one.profiles.create('', 'Lobby', client())
    const { text } = await one.export('')
    const deep = text
      .replace('"folder": ""', `"folder": "${'a/'.repeat(40)}"`)
      .replace('"folders": []', '"folders": ["b"]')
    const two = await workspaceAt('two')
    await expect(two.import('', deep)).rejects.toMatchObject({ error: { code: 'workspace-too-large' } })
    expect(await filesOf('two')).toEqual([])
    expect(await two.profiles.tree()).toMatchObject({ entries: [], problem: null })
  })

  it('is not written through a link to elsewhere', async () => {
    const one = await workspaceAt('one')
    await one.profiles.createFolder('', 'x')
    await one.profiles.create('x', 'package', client())
    const { text } = await one.export('')
    const two = await workspaceAt('two')
    await writeFile(path.join(base, 'two/package.json'), 'mine')
    await mkdir(path.join(base, 'two/workspace/profiles'))
    await symlink('../..', path.join(base, 'two/workspace/profiles/x'))
    await expect(two.import('', text)).rejects.toMatchObject({ error: { code: 'name-taken' } })
    expect(await readFile(path.join(base, 'two/package.json'), 'utf8')).toBe('mine')
  })

  it('knows no secret, not even one of this computer whose id it has', async () => {
    const one = await workspaceAt('one')
    await one.profiles.create('', 'Lobby', secret)
    const id = await one.environments.create('staging')
    await one.environments.save(id, 'staging', [{ was: null, name: 'key', value: 'hunter2', secret: true }])
    await one.import('', (await one.export('')).text)
    expect(await one.profiles.open('Lobby 2.json')).toMatchObject({
      missing: 1,
      profile: { headers: [['Authorization', '']] },
    })
    const { environments } = await one.environments.list()
    const missing = Object.fromEntries(environments.map((each) => [each.id === id, each.variables[0]?.missing]))
    expect(missing).toEqual({ true: false, false: true })
  })

  it.each([
    ['no JSON', '{', 'workspace-file-invalid'],
    ['a file of another program', '{"name":"x","version":"1"}', 'workspace-file-invalid'],
    ['a newer bundle', '{"format":"framescope-bundle","version":2}', 'workspace-file-newer'],
    ['a newer profile', '{"format":"framescope-profile","version":2}', 'workspace-file-newer'],
  ])('is refused where it is %s', async (_, text, code) => {
    const one = await workspaceAt('one')
    await expect(one.import('', text)).rejects.toMatchObject({ error: { code } })
    expect(await filesOf('one')).toEqual([])
  })
})
