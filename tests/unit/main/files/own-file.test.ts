import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { OwnFile } from '../../../../main/files/own-file'
import type { FileFormat } from '../../../../shared/files/file-format'

const format: FileFormat<{ readonly words: readonly string[] }> = {
  name: 'framescope-words',
  version: 1,
  schema: z.object({ words: z.array(z.string()) }),
  migrations: {},
}

let base: string
let folder: string
let file: string
beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'framescope-own-file-'))
  folder = path.join(base, 'own')
  file = path.join(folder, 'words.json')
})
afterEach(() => rm(base, { recursive: true }))

const started = () => new OwnFile({ file, format, empty: { words: [] } })
const add = (word: string) => (before: { readonly words: readonly string[] }) => ({ words: [...before.words, word] })
const unreadable = { error: { code: 'own-file-unreadable' } }

describe('OwnFile', () => {
  it('says at the next start what was written, and nothing where there is no file', async () => {
    const words = started()
    expect(await words.read()).toEqual({ words: [] })
    await words.change(add('one'))
    expect(await started().read()).toEqual({ words: ['one'] })
  })

  it('makes changes one after the other, each of what the one before has made', async () => {
    const words = started()
    const asked = ['one', 'two', 'three']
    await Promise.all(asked.map((word) => words.change(add(word))))
    expect(await started().read()).toEqual({ words: asked })
  })

  it('holds no change that could not be written', async () => {
    const words = started()
    await words.read()
    await writeFile(folder, 'a file where the folder belongs')
    await expect(words.change(add('one'))).rejects.toMatchObject({ error: { code: 'workspace-write-failed' } })
    expect(words.value).toEqual({ words: [] })
    await unlink(folder)
    await words.change(add('two'))
    expect(await started().read()).toEqual({ words: ['two'] })
  })

  it('replaces nothing that the system does not give, and tries again', async () => {
    await started().change(add('one'))
    await rename(file, path.join(folder, 'aside.json'))
    await symlink('words.json', file)
    const words = started()
    await expect(words.read()).rejects.toMatchObject(unreadable)
    await expect(words.change(add('two'))).rejects.toMatchObject(unreadable)
    await rename(path.join(folder, 'aside.json'), file)
    await words.change(add('two'))
    expect(await started().read()).toEqual({ words: ['one', 'two'] })
  })

  it('leaves alone what a newer app wrote', async () => {
    const newer = '{"format":"framescope-words","version":2}'
    await mkdir(folder)
    await writeFile(file, newer)
    await expect(started().change(add('one'))).rejects.toMatchObject(unreadable)
    expect(await readFile(file, 'utf8')).toBe(newer)
    expect(await readdir(folder)).toEqual(['words.json'])
  })

  it('puts aside what is no such file, and never over what was put there before', async () => {
    await mkdir(folder)
    for (const text of ['{ "first', '{ "second']) {
      await writeFile(file, text)
      await started().change(add('one'))
    }
    expect(await readFile(`${file}.unreadable`, 'utf8')).toBe('{ "first')
    expect(await readFile(`${file}.unreadable-2`, 'utf8')).toBe('{ "second')
    expect(await started().read()).toEqual({ words: ['one'] })
  })

  it('tells where it has put what is no such file', async () => {
    await mkdir(folder)
    await writeFile(file, '{ "slip')
    const told: string[] = []
    await new OwnFile({ file, format, empty: { words: [] }, onPutAside: (aside) => told.push(aside) }).read()
    expect(told).toEqual([`${file}.unreadable`])
  })

  it('is settled when what was asked has been written', async () => {
    const words = started()
    const changed = words.change(add('one'))
    await words.settled()
    expect(await readFile(file, 'utf8')).toContain('one')
    await changed
  })

  it('takes away what a killed app has left', async () => {
    await mkdir(folder)
    const left = path.join(folder, '.0f0a1c7e-8f7e-4b5e-9d5c-0123456789ab.unfinished')
    await writeFile(left, '')
    await utimes(left, 0, 0)
    await started().read()
    expect(await readdir(folder)).toEqual([])
  })
})
