import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeletedFiles } from '../../../../main/files/deleted-files'

let folder: string
let deleted: DeletedFiles
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-deleted-'))
  deleted = new DeletedFiles(folder)
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string) => path.join(folder, name)

async function write(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(path.dirname(at(name)), { recursive: true })
    await writeFile(at(name), name)
  }
}

describe('DeletedFiles', () => {
  it('takes files and folders away, and brings them back as they were', async () => {
    await write('a/one.json', 'a/b/two.json')
    const token = await deleted.delete(['a/one.json', 'a/b/two.json'], ['a', 'a/b'])
    expect(await readdir(folder)).toEqual([])
    await deleted.restore(token)
    expect(await readFile(at('a/b/two.json'), 'utf8')).toBe('a/b/two.json')
    await expect(deleted.restore(token)).rejects.toMatchObject({ error: { code: 'deletion-forgotten' } })
  })

  // What even the superuser cannot delete, and can read.
  it.skipIf(process.platform !== 'linux')('deletes none where one cannot be deleted', async () => {
    await write('one.json')
    const fixed = path.relative(folder, '/proc/version')
    await expect(deleted.delete(['one.json', fixed], [])).rejects.toMatchObject({ syscall: 'unlink' })
    expect(await readFile(at('one.json'), 'utf8')).toBe('one.json')
  })

  it('leaves a folder that another program holds on to or was faster to take away', async () => {
    await write('a/one.json', 'a/mine.txt')
    const token = await deleted.delete(['a/one.json'], ['a', 'gone'])
    expect(await readdir(at('a'))).toEqual(['mine.txt'])
    await deleted.restore(token)
    expect((await readdir(at('a'))).toSorted()).toEqual(['mine.txt', 'one.json'])
  })

  it('brings back the rest where the first try could not', async () => {
    await write('one.json', 'b/two.json')
    const token = await deleted.delete(['one.json', 'b/two.json'], [])
    // No file is in it, and no folder can be made in its place.
    await rm(at('b'), { recursive: true })
    await symlink('nowhere/at/all', at('b'))
    await expect(deleted.restore(token)).rejects.toMatchObject({ syscall: 'mkdir' })
    expect(await readdir(folder)).toContain('one.json')
    await rm(at('b'))
    await deleted.restore(token)
    expect(await readFile(at('b/two.json'), 'utf8')).toBe('b/two.json')
  })

  it('does not replace what has taken the place of a file', async () => {
    await write('one.json', 'two.json')
    const token = await deleted.delete(['one.json', 'two.json'], [])
    await writeFile(at('two.json'), 'new')
    await expect(deleted.restore(token)).rejects.toMatchObject({ error: { code: 'name-taken' } })
    expect(await readdir(folder)).toEqual(['two.json'])
  })
})
