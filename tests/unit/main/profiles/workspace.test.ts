import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Workspace } from '../../../../main/profiles/workspace'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { openCipher } from '../../../support/open-cipher'

let base: string
let workspace: Workspace
let ids = 0
let gone: string[]
beforeEach(async () => {
  gone = []
  base = await mkdtemp(path.join(os.tmpdir(), 'framescope-workspace-'))
  await start()
})
afterEach(async () => {
  await workspace.stop()
  await rm(base, { recursive: true })
})

async function start(): Promise<void> {
  workspace = new Workspace({
    folder: folder('own'),
    own: base,
    cipher: openCipher(),
    onProfiles: () => {},
    onEnvironments: () => {},
    onFolder: async () => {},
    onGone: async (profiles) => void gone.push(...profiles),
    newId: () => `id-${++ids}`,
  })
  await workspace.start()
}

async function restart(): Promise<void> {
  await workspace.stop()
  await start()
}

const folder = (name: string) => path.join(base, name)
const client = (change: Partial<ClientProfile> = {}): ClientProfile => ({ ...defaultClientProfile, ...change })
const withCookie = client({ headers: [['Cookie', 'a']] })
const kept = async () => {
  const { secrets } = JSON.parse(await readFile(path.join(base, 'secrets.json'), 'utf8')) as { secrets: object }
  return Object.keys(secrets).length
}

describe('a workspace that is left', () => {
  it('forgets the secret that was taken out of a profile', async () => {
    const { path: at } = await workspace.profiles.create('', 'one', withCookie)
    await workspace.profiles.save(at, client(), null)
    expect(await kept()).toBe(1)
    await workspace.stop()
    expect(await kept()).toBe(0)
  })

  it('forgets the secrets of what was deleted, and not of what was brought back', async () => {
    const { path: at } = await workspace.profiles.create('', 'one', withCookie)
    const deletion = await workspace.profiles.delete(at)
    await workspace.profiles.restore(deletion)
    await restart()
    expect(await workspace.profiles.open(at)).toMatchObject({ missing: 0 })
    await workspace.profiles.delete(at)
    await restart()
    expect(await kept()).toBe(0)
  })

  it('forgets what a variable stood for', async () => {
    const id = await workspace.environments.create('staging')
    const variable = { was: null, name: 'key', value: 'a', secret: true } as const
    await workspace.environments.save(id, 'staging', [variable])
    await workspace.environments.save(id, 'staging', [])
    await workspace.stop()
    expect(await kept()).toBe(0)
  })

  it('says which profiles are gone for good, so that what was sent with them goes too', async () => {
    const [one, two, three] = [
      await workspace.profiles.create('', 'one', client()),
      await workspace.profiles.create('', 'two', client()),
      await workspace.profiles.create('', 'three', client()),
    ]
    await cp(path.join(folder('own'), 'profiles', three.path), path.join(folder('clone'), 'profiles', three.path))
    await workspace.choose(folder('clone'))
    await workspace.choose(folder('own'))
    await workspace.profiles.delete(one.path)
    await workspace.profiles.restore(await workspace.profiles.delete(two.path))
    await workspace.profiles.delete(three.path)
    expect(gone).toEqual([])
    await restart()
    expect(gone).toEqual([one.id])
  })

  it('keeps what another workspace refers to, such as another clone of it', async () => {
    const { path: at } = await workspace.profiles.create('', 'one', withCookie)
    await cp(folder('own'), folder('clone'), { recursive: true })
    await workspace.choose(folder('clone'))
    await workspace.choose(folder('own'))
    await workspace.profiles.delete(at)
    await restart()
    await workspace.choose(folder('clone'))
    expect(await workspace.profiles.open(at)).toMatchObject({ missing: 0, profile: withCookie })
  })

  it('keeps what a file refers to that is damaged, as by a merge', async () => {
    const { path: at } = await workspace.profiles.create('', 'one', withCookie)
    const file = path.join(folder('own'), 'profiles', at)
    const text = await readFile(file, 'utf8')
    await workspace.profiles.save(at, client(), null)
    await writeFile(file, `<<<<<<< ours\n${text}`)
    await restart()
    await writeFile(file, text)
    expect(await workspace.profiles.open(at)).toMatchObject({ missing: 0, profile: withCookie })
  })

  it('forgets nothing while there is something that it cannot look into, and forgets it later', async () => {
    const { path: at } = await workspace.profiles.create('', 'one', withCookie)
    await writeFile(folder('closed'), 'a file where a workspace was')
    await workspace.choose(folder('closed'))
    await workspace.choose(folder('own'))
    await workspace.profiles.delete(at)
    await restart()
    expect(await kept()).toBe(1)
    await rm(folder('closed'))
    await restart()
    expect(await kept()).toBe(0)
  })
})
