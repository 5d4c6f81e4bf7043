import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderProblem } from '../../../../main/settings/folder-problem'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the problem with a folder', () => {
  it('is none where files can be kept in it, and trying leaves nothing there', async () => {
    await writeFile(path.join(folder, 'other.txt'), '')
    expect(await folderProblem(folder)).toBeNull()
    expect(await readdir(folder)).toEqual(['other.txt'])
  })

  it('is what the system says where it is gone, or no folder', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, '')
    expect(await folderProblem(path.join(folder, 'gone'))).toBe('ENOENT')
    expect(await folderProblem(file)).toBe('ENOTDIR')
    expect(await readdir(folder)).toEqual(['file'])
  })

  it('is that its path depends on where the app was started', async () => {
    expect(await folderProblem('.')).toBe('EINVAL')
  })

  it('is that it does not answer', async () => {
    expect(await folderProblem(folder, 1, () => new Promise(() => {}))).toBe('ETIMEDOUT')
  })
})
