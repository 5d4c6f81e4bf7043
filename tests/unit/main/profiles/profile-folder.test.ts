import { mkdirSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProfileFolder } from '../../../../main/profiles/profile-folder'
import { SecretVault } from '../../../../main/profiles/secret-vault'
import type { ProfileEntry, ProfileTree } from '../../../../shared/profile/profile-tree'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { defaultServerProfile } from '../../../../shared/session/server-profile'
import { openCipher } from '../../../support/open-cipher'

let base: string
let folder: string
let profiles: ProfileFolder
let ids = 0
let trees: ProfileTree[]
/** What another program does between what is read and what is written. */
let whileEncrypting: () => void
let waiting: ((tree: ProfileTree) => void) | undefined

beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'framescope-profiles-'))
  folder = path.join(base, 'workspace/profiles')
  await start()
})
afterEach(async () => {
  await profiles.stop()
  await rm(base, { recursive: true })
})

async function start(): Promise<void> {
  trees = []
  whileEncrypting = () => {}
  const cipher = openCipher()
  const vault = new SecretVault(path.join(base, 'secrets.json'), {
    ...cipher,
    encrypt(text) {
      whileEncrypting()
      return cipher.encrypt(text)
    },
  })
  await vault.open()
  await mkdir(path.dirname(folder), { recursive: true })
  profiles = new ProfileFolder({
    folder,
    vault,
    onChange(tree) {
      trees.push(tree)
      waiting?.(tree)
    },
    newId: () => `id-${++ids}`,
  })
  await profiles.start()
}

const client = (change: Partial<ClientProfile> = {}): ClientProfile => ({ ...defaultClientProfile, ...change })
const file = (at: string) => path.join(folder, at)
const written = async (at: string) => JSON.parse(await readFile(file(at), 'utf8')) as Record<string, unknown>
const changed = () => new Promise<ProfileTree>((resolve) => (waiting = resolve))

const outline = (entries: readonly ProfileEntry[]): unknown[] =>
  entries.map((entry) => (entry.kind === 'folder' ? [entry.path, outline(entry.entries)] : entry.path))
const shown = async () => outline((await profiles.tree()).entries)

describe('ProfileFolder', () => {
  it('keeps a profile in a file with its name, and opens it as it was', async () => {
    const profile = client({ url: 'wss://{{host}}/orders', headers: [['X-Trace', 'one']] })
    const { path: at } = await profiles.create('', 'Order feed', profile)
    expect(at).toBe('Order feed.json')
    expect(await written(at)).toEqual({
      format: 'framescope-profile',
      version: 1,
      id: 'id-1',
      name: 'Order feed',
      profile,
    })
    expect(await profiles.open(at)).toMatchObject({ id: 'id-1', name: 'Order feed', profile, missing: 0 })
  })

  it('shows folders before profiles, each by name, with numbers in them counted', async () => {
    for (const name of ['feed 10', 'Feed 9', 'apple']) await profiles.create('', name, client())
    await profiles.createFolder('', 'zoo')
    await profiles.create('zoo', 'lion', { ...defaultServerProfile, port: 9001 })
    expect(await shown()).toEqual([['zoo', ['zoo/lion.json']], 'apple.json', 'Feed 9.json', 'feed 10.json'])
    const [zoo] = (await profiles.tree()).entries
    expect(zoo).toMatchObject({ entries: [{ mode: 'server', endpoint: 'ws://127.0.0.1:9001/' }] })
  })

  it('takes another file name where one is taken', async () => {
    const names = []
    for (const name of ['a/b', 'A:B', 'a-b']) names.push((await profiles.create('', name, client())).path)
    expect(names).toEqual(['a-b.json', 'A-B 2.json', 'a-b 3.json'])
  })

  it('renames the file with the profile, also where only the case changes', async () => {
    await profiles.create('', 'one', client())
    expect(await profiles.rename('one.json', 'Two: the second')).toBe('Two- the second.json')
    expect(await written('Two- the second.json')).toMatchObject({
      id: expect.stringMatching(/^id-/),
      name: 'Two: the second',
    })
    expect(await profiles.rename('Two- the second.json', 'two: THE second')).toBe('two- THE second.json')
    expect(await readdir(folder)).toEqual(['two- THE second.json'])
  })

  it('moves profiles and folders, with all in them, and not into themselves', async () => {
    await profiles.createFolder('', 'a')
    await profiles.createFolder('a', 'b')
    await profiles.create('', 'one', client())
    expect(await profiles.move('one.json', 'a/b')).toBe('a/b/one.json')
    expect(await profiles.move('a/b', '')).toBe('b')
    expect(await shown()).toEqual([
      ['a', []],
      ['b', ['b/one.json']],
    ])
    await expect(profiles.move('b', 'b')).rejects.toMatchObject({ error: { code: 'folder-within-itself' } })
  })

  it('duplicates a profile with secrets of its own', async () => {
    const { path: at } = await profiles.create('', 'one', client({ headers: [['Cookie', 'hunter2']] }))
    const copy = await profiles.open(await profiles.duplicate(at))
    expect(copy).toMatchObject({ path: 'one 2.json', name: 'one 2', profile: { headers: [['Cookie', 'hunter2']] } })
    await profiles.save(copy.path, client({ headers: [['Cookie', 'other']] }), copy.edition)
    expect(await profiles.open(at)).toMatchObject({ profile: { headers: [['Cookie', 'hunter2']] } })
  })

  it('duplicates what it does not know, secrets and fields of a newer app, too', async () => {
    const { path: at } = await profiles.create('', 'one', client({ headers: [['Cookie', 'hunter2']] }))
    await writeFile(file(at), JSON.stringify({ ...(await written(at)), colour: 'red' }))
    await profiles.stop()
    await rm(path.join(base, 'secrets.json'))
    await start()
    const copy = await profiles.duplicate(at)
    expect(await profiles.open(copy)).toMatchObject({ missing: 1 })
    expect(await written(copy)).toMatchObject({ colour: 'red', name: 'one 2' })
  })

  it('duplicates a folder with all in it, and secrets of their own', async () => {
    await profiles.createFolder('', 'a')
    await profiles.createFolder('a', 'empty')
    await profiles.createFolder('a', 'b')
    await profiles.create('a/b', 'one', client({ headers: [['Cookie', 'hunter2']] }))
    expect(await profiles.duplicate('a')).toBe('a 2')
    expect(await profiles.duplicate('a/b')).toBe('a/b 2')
    expect(await shown()).toEqual([
      [
        'a',
        [
          ['a/b', ['a/b/one.json']],
          ['a/b 2', ['a/b 2/one.json']],
          ['a/empty', []],
        ],
      ],
      [
        'a 2',
        [
          ['a 2/b', ['a 2/b/one.json']],
          ['a 2/empty', []],
        ],
      ],
    ])
    const copy = await profiles.open('a 2/b/one.json')
    expect(copy.id).not.toBe((await profiles.open('a/b/one.json')).id)
    await profiles.save(copy.path, client({ headers: [['Cookie', 'other']] }), copy.edition)
    expect(await profiles.open('a/b/one.json')).toMatchObject({ profile: { headers: [['Cookie', 'hunter2']] } })
  })

  it('writes nothing secret into the workspace, and has it again at the next start', async () => {
    const secret = client({ url: 'wss://ann:hunter2@host/', headers: [['Authorization', 'Bearer hunter2']] })
    const { path: at } = await profiles.create('', 'one', secret)
    for (const each of ['workspace/profiles/one.json', 'secrets.json'])
      expect(await readFile(path.join(base, each), 'utf8')).not.toContain('hunter2')
    await profiles.stop()
    await start()
    expect(await profiles.open(at)).toMatchObject({ profile: secret, missing: 0 })
  })

  it('says what is missing on a computer that does not have the secrets', async () => {
    const { path: at } = await profiles.create('', 'one', client({ headers: [['Cookie', 'a']] }))
    await profiles.stop()
    await rm(path.join(base, 'secrets.json'))
    await start()
    const opened = await profiles.open(at)
    expect(opened).toMatchObject({ missing: 1, profile: { headers: [['Cookie', '']] } })
    const before = await readFile(file(at), 'utf8')
    await profiles.save(at, opened.profile, opened.edition)
    expect(await readFile(file(at), 'utf8')).toBe(before)
  })

  it('gives a changed secret another id: an older version of the file has the older one', async () => {
    const { path: at, profile, edition } = await profiles.create('', 'one', client({ headers: [['Cookie', 'a']] }))
    const before = await readFile(file(at), 'utf8')
    await profiles.save(at, profile, edition)
    expect(await readFile(file(at), 'utf8')).toBe(before)
    await profiles.save(at, client({ headers: [['Cookie', 'b']] }), null)
    await writeFile(file(at), before)
    expect(await profiles.open(at)).toMatchObject({ missing: 0, profile: { headers: [['Cookie', 'a']] } })
  })

  it('keeps the secret as it was where the file cannot be written', async () => {
    const { path: at } = await profiles.create('', 'one', client({ headers: [['Cookie', 'a']] }))
    const before = await readFile(file(at), 'utf8')
    whileEncrypting = () => {
      rmSync(file(at))
      mkdirSync(file(at))
    }
    const other = client({ headers: [['Cookie', 'b']] })
    await expect(profiles.save(at, other, null)).rejects.toMatchObject({ error: { code: 'workspace-write-failed' } })
    await rm(file(at), { recursive: true })
    await writeFile(file(at), before)
    expect(await profiles.open(at)).toMatchObject({ missing: 0, profile: { headers: [['Cookie', 'a']] } })
  })

  it('takes away what a killed app has left', async () => {
    await profiles.createFolder('', 'a')
    const left = file('a/.0f0a1c7e-8f7e-4b5e-9d5c-0123456789ab.unfinished')
    await writeFile(left, '')
    await utimes(left, 0, 0)
    await profiles.stop()
    await start()
    expect(await readdir(file('a'))).toEqual([])
  })

  describe('deleting', () => {
    it('brings a profile back as it was, secrets too', async () => {
      const { path: at } = await profiles.create('', 'one', client({ headers: [['Cookie', 'a']] }))
      const before = await readFile(file(at), 'utf8')
      const deletion = await profiles.delete(at)
      expect(await shown()).toEqual([])
      await profiles.restore(deletion)
      expect(await readFile(file(at), 'utf8')).toBe(before)
      expect(await profiles.open(at)).toMatchObject({ missing: 0 })
    })

    it('takes a folder with its profiles, leaves what is another’s, and brings back the rest', async () => {
      await profiles.createFolder('', 'a')
      await profiles.createFolder('a', 'empty')
      await profiles.create('a', 'one', client())
      await writeFile(file('a/README.md'), 'mine')
      await writeFile(file('a/broken.json'), '{')
      const deletion = await profiles.delete('a')
      expect((await readdir(file('a'))).toSorted()).toEqual(['README.md', 'broken.json'])
      await profiles.restore(deletion)
      expect((await readdir(file('a'))).toSorted()).toEqual(['README.md', 'broken.json', 'empty', 'one.json'])
    })

    it('does not overwrite what has taken the place', async () => {
      const { path: at } = await profiles.create('', 'one', client())
      const deletion = await profiles.delete(at)
      await profiles.create('', 'one', client({ url: 'ws://new/' }))
      await expect(profiles.restore(deletion)).rejects.toMatchObject({ error: { code: 'name-taken' } })
      expect(await profiles.open(at)).toMatchObject({ profile: { url: 'ws://new/' } })
    })
  })

  describe('while another program works in the folder', () => {
    it('tells of files that come, change, move and go', async () => {
      await profiles.create('', 'one', client())
      const text = await readFile(file('one.json'), 'utf8')
      let tree = changed()
      await mkdir(file('deep/er'), { recursive: true })
      await tree
      tree = changed()
      await writeFile(file('deep/er/two.json'), text.replace('"one"', '"Two"').replace('"id-', '"other-'))
      expect(outline((await tree).entries)).toEqual([['deep', [['deep/er', ['deep/er/two.json']]]], 'one.json'])
      tree = changed()
      await rename(file('deep'), file('renamed'))
      expect(outline((await tree).entries)).toEqual([
        ['renamed', [['renamed/er', ['renamed/er/two.json']]]],
        'one.json',
      ])
      tree = changed()
      await rm(file('renamed'), { recursive: true })
      expect(outline((await tree).entries)).toEqual(['one.json'])
      tree = changed()
      await rm(folder, { recursive: true })
      expect((await tree).entries).toEqual([])
    })

    it('tells nothing of its own changes twice, and nothing of what leaves a file as it was', async () => {
      await profiles.create('', 'one', client())
      expect(trees).toHaveLength(1)
      const text = await readFile(file('one.json'), 'utf8')
      await writeFile(file('one.json'), text)
      const tree = changed()
      await writeFile(file('one.json'), text.replace('"one"', '"uno"'))
      await tree
      expect(trees).toHaveLength(2)
    })

    it('does not overwrite a change that it has not shown, unless told to', async () => {
      const opened = await profiles.create('', 'one', client())
      const outside = (await readFile(file('one.json'), 'utf8')).replace('"url": ""', '"url": "ws://outside/"')
      await writeFile(file('one.json'), outside)
      const mine = client({ url: 'ws://mine/' })
      await expect(profiles.save('one.json', mine, opened.edition)).rejects.toMatchObject({
        error: { code: 'profile-changed' },
      })
      expect(await readFile(file('one.json'), 'utf8')).toBe(outside)
      await profiles.save('one.json', mine, null)
      expect(await written('one.json')).toMatchObject({ profile: { url: 'ws://mine/' } })
    })

    it('leaves a file alone that it cannot read, names it, and shows the others', async () => {
      await profiles.create('', 'one', client())
      for (const [name, text] of [
        ['half.json', '{ "format": "fra'],
        ['package.json', '{"name":"x"}'],
      ] as const) {
        await writeFile(file(name), text)
        await expect(profiles.open(name)).rejects.toMatchObject({ error: { code: 'workspace-file-invalid' } })
        await expect(profiles.delete(name)).rejects.toMatchObject({ error: { code: 'workspace-file-invalid' } })
        await expect(profiles.rename(name, 'new')).rejects.toMatchObject({ error: { code: 'workspace-file-invalid' } })
        expect(await readFile(file(name), 'utf8')).toBe(text)
      }
      const { rejected } = await profiles.tree()
      expect(rejected.map(({ path: at, error }) => [at, error.code])).toEqual([
        ['half.json', 'workspace-file-invalid'],
        ['package.json', 'workspace-file-invalid'],
      ])
      expect(await shown()).toEqual(['one.json'])
    })

    it('gives a copy made by hand an id of its own, and writes it with the next change', async () => {
      const { id } = await profiles.create('', 'original', client())
      await writeFile(file('a copy.json'), await readFile(file('original.json'), 'utf8'))
      const copy = await profiles.open('a copy.json')
      expect(copy.id).not.toBe(id)
      expect((await profiles.open('original.json')).id).toBe(id)
      expect((await profiles.open('a copy.json')).id).toBe(copy.id)
      await profiles.save('a copy.json', client({ url: 'ws://copy/' }), copy.edition)
      expect(await written('a copy.json')).toMatchObject({ id: copy.id })
      expect(await written('original.json')).toMatchObject({ id })
    })

    it('gives secrets that it can change alone to a copy made by hand, renamed or not', async () => {
      await profiles.create('', 'original', client({ headers: [['Cookie', 'a']] }))
      await writeFile(file('a copy.json'), await readFile(file('original.json'), 'utf8'))
      await profiles.open('a copy.json')
      const renamed = await profiles.rename('a copy.json', 'copy')
      await profiles.save(renamed, client({ headers: [['Cookie', 'b']] }), null)
      expect(await profiles.open('original.json')).toMatchObject({ profile: { headers: [['Cookie', 'a']] } })
      expect(await profiles.open(renamed)).toMatchObject({ profile: { headers: [['Cookie', 'b']] } })
    })

    it('changes nothing where it cannot see everything', async () => {
      await profiles.create('', 'one', client())
      await mkdir(file(Array.from({ length: 33 }, () => 'a').join('/')), { recursive: true })
      await writeFile(file('feed.json'), 'another’s')
      const refused = { error: { code: 'workspace-too-large' } }
      await expect(profiles.create('', 'feed', client())).rejects.toMatchObject(refused)
      await expect(profiles.rename('one.json', 'feed')).rejects.toMatchObject(refused)
      expect((await readdir(folder)).toSorted()).toEqual(['a', 'feed.json', 'one.json'])
      expect(await readFile(file('feed.json'), 'utf8')).toBe('another’s')
    })

    it('takes no place that some systems take for that of another file', async () => {
      await profiles.create('', 'one', client())
      await writeFile(file('Feed.JSON'), await readFile(file('one.json'), 'utf8'))
      await writeFile(file('e\u0301.json'), await readFile(file('one.json'), 'utf8'))
      expect((await profiles.create('', 'feed', client())).path).toBe('feed 2.json')
      expect((await profiles.create('', '\u00C9', client())).path).toBe('\u00C9 2.json')
    })

    it('makes no folder in which nothing could be seen any more', async () => {
      let at = ''
      for (let depth = 1; depth < 32; depth += 1) at = await profiles.createFolder(at, 'a')
      await profiles.create(at, 'deep', client())
      const refused = { error: { code: 'workspace-too-large' } }
      await expect(profiles.createFolder(at, 'a')).rejects.toMatchObject(refused)
      await profiles.createFolder('', 'b')
      await expect(profiles.move('a', 'b')).rejects.toMatchObject(refused)
      expect(await profiles.tree()).toMatchObject({ problem: null })
    })

    it('keeps fields that it does not know', async () => {
      const opened = await profiles.create('', 'one', client())
      const fields = await written('one.json')
      await writeFile(file('one.json'), JSON.stringify({ ...fields, colour: 'red' }))
      await profiles.save('one.json', client({ url: 'ws://new/' }), (await profiles.open('one.json')).edition)
      expect(await written('one.json')).toMatchObject({ colour: 'red', profile: { url: 'ws://new/' }, id: opened.id })
    })
  })

  it.each(['../outside.json', '/etc/passwd', 'link/outside.json', 'linked.json', '', 'none.json'])(
    'opens nothing at %j',
    async (at) => {
      await profiles.create('', 'one', client())
      await writeFile(path.join(base, 'workspace/outside.json'), await readFile(file('one.json'), 'utf8'))
      await symlink('..', file('link'))
      await symlink('../outside.json', file('linked.json'))
      await expect(profiles.open(at)).rejects.toMatchObject({
        error: { code: expect.stringMatching(/^(profile-not-found|workspace-file-unreadable)$/) },
      })
    },
  )

  it('says that the disk refuses, and goes on', async () => {
    await writeFile(folder, 'a file where the folder belongs')
    await expect(profiles.create('', 'one', client())).rejects.toMatchObject({
      error: { code: expect.stringMatching(/^workspace-/) },
    })
    await rm(folder)
    await profiles.create('', 'one', client())
    expect(await shown()).toEqual(['one.json'])
  })
})
