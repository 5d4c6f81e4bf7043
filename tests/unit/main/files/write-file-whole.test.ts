import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OWNER_ONLY, removeUnfinished, writeFileWhole } from '../../../../main/files/write-file-whole'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-write-'))
  file = path.join(folder, 'file.json')
})
afterEach(() => rm(folder, { recursive: true }))

const permissions = async () => (await stat(file)).mode & 0o777

describe('writeFileWhole', () => {
  it('leaves the file and nothing beside it', async () => {
    await writeFileWhole(file, 'one')
    await writeFileWhole(file, new TextEncoder().encode('two'))
    expect(await readFile(file, 'utf8')).toBe('two')
    expect(await readdir(folder)).toEqual(['file.json'])
  })

  it('keeps the permissions that a file has, unless told otherwise', async () => {
    await writeFileWhole(file, 'one')
    // More than the system gives to new files, for a group that works together.
    for (const mode of [0o640, 0o664]) {
      await chmod(file, mode)
      await writeFileWhole(file, 'two')
      expect(await permissions()).toBe(mode)
    }
    await writeFileWhole(file, 'three', OWNER_ONLY)
    expect(await permissions()).toBe(0o600)
  })

  it('leaves the older file, and nothing beside it, when it fails', async () => {
    await mkdir(file)
    await expect(writeFileWhole(file, 'text')).rejects.toMatchObject({ code: 'EISDIR' })
    expect(await readdir(folder)).toEqual(['file.json'])
    expect((await stat(file)).isDirectory()).toBe(true)
  })

  it('replaces a link and leaves alone what it points to', async () => {
    const elsewhere = path.join(folder, 'elsewhere')
    await writeFile(elsewhere, 'mine')
    await symlink(elsewhere, file)
    await writeFileWhole(file, 'text')
    expect(await readFile(elsewhere, 'utf8')).toBe('mine')
    expect((await lstat(file)).isFile()).toBe(true)
  })

  it('lets writers of the same file not get into one another’s way', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000))
    await Promise.all(texts.map((text) => writeFileWhole(file, text)))
    expect(texts).toContain(await readFile(file, 'utf8'))
    expect(await readdir(folder)).toEqual(['file.json'])
  })
})

describe('removeUnfinished', () => {
  it('takes away what a killed app left, and neither what is being written nor what is another’s', async () => {
    const left = '.0f0a1c7e-8f7e-4b5e-9d5c-0123456789ab.unfinished'
    const writing = '.1f0a1c7e-8f7e-4b5e-9d5c-0123456789ab.unfinished'
    for (const name of [left, writing, 'mine.unfinished']) await writeFile(path.join(folder, name), '')
    const now = Date.now()
    for (const name of [left, 'mine.unfinished']) await utimes(path.join(folder, name), 0, (now - 120_000) / 1000)
    await removeUnfinished(folder, now)
    expect((await readdir(folder)).toSorted()).toEqual([writing, 'mine.unfinished'])
  })
})
