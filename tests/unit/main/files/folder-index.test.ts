import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderIndex } from '../../../../main/files/folder-index'

let folder: string
let reads: string[]
let index: FolderIndex<string>
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-index-'))
  reads = []
  index = new FolderIndex({
    folder,
    read(text) {
      reads.push(text)
      return { ok: true, value: text.toUpperCase() }
    },
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFile(path.join(folder, name), text)

describe('FolderIndex', () => {
  it('reads the JSON files of a folder and of those in it', async () => {
    await mkdir(path.join(folder, 'a/b'), { recursive: true })
    await write('one.json', 'one')
    await write('a/b/two.json', 'two')
    const { folders, files } = await index.read()
    expect([...folders]).toEqual(['a', 'a/b'])
    expect(Object.fromEntries(files)).toEqual({
      'one.json': { ok: true, value: 'ONE' },
      'a/b/two.json': { ok: true, value: 'TWO' },
    })
  })

  it('passes over hidden names, other files and links to folders', async () => {
    await mkdir(path.join(folder, '.git'))
    await write('.git/config.json', 'hidden')
    await write('README.md', 'other')
    await symlink(os.tmpdir(), path.join(folder, 'link'))
    expect(await index.read()).toEqual({ folders: [], files: new Map() })
  })

  it('reads again only what has changed', async () => {
    await write('one.json', 'one')
    await write('two.json', 'two')
    await index.read()
    await write('two.json', 'TWO')
    reads = []
    expect([...(await index.read()).files.keys()].toSorted()).toEqual(['one.json', 'two.json'])
    expect(reads).toEqual(['TWO'])
  })

  it('forgets what is gone', async () => {
    await write('one.json', 'one')
    await index.read()
    await rm(path.join(folder, 'one.json'))
    expect((await index.read()).files.size).toBe(0)
  })

  it('names what it cannot read, and reads the rest', async () => {
    await write('one.json', 'one')
    await symlink(path.join(folder, 'one.json'), path.join(folder, 'link.json'))
    const { files } = await index.read()
    expect(files.get('one.json')?.ok).toBe(true)
    expect(files.get('link.json')).toMatchObject({ ok: false, error: { code: 'workspace-file-unreadable' } })
  })

  it('finds nothing where there is no folder', async () => {
    await rm(folder, { recursive: true })
    expect(await index.read()).toEqual({ folders: [], files: new Map() })
  })

  it.skipIf(process.getuid?.() === 0)('fails where a folder cannot be listed', async () => {
    await mkdir(path.join(folder, 'closed'))
    await chmod(path.join(folder, 'closed'), 0)
    await expect(index.read()).rejects.toMatchObject({ error: { code: 'workspace-unreadable' } })
  })

  it('refuses folders without end', async () => {
    await mkdir(path.join(folder, Array.from({ length: 33 }, () => 'a').join('/')), { recursive: true })
    await expect(index.read()).rejects.toMatchObject({ error: { code: 'workspace-too-large' } })
  })
})
