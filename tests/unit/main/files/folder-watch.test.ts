import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderWatch } from '../../../../main/files/folder-watch'

let folder: string
let watch: FolderWatch
let heard = 0
let waiting: () => void = () => {}
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-watch-'))
  heard = 0
  watch = new FolderWatch({
    calm: 20,
    onChange() {
      heard += 1
      waiting()
    },
  })
})
afterEach(async () => {
  watch.stop()
  await rm(folder, { recursive: true, force: true })
})

const change = () => new Promise<void>((resolve) => (waiting = resolve))

describe('FolderWatch', () => {
  it('tells once of a burst of changes', async () => {
    watch.follow([folder])
    const told = change()
    for (const name of ['one', 'two', 'three']) await writeFile(path.join(folder, name), 'text')
    await told
    expect(heard).toBe(1)
  })

  it('tells of a burst that does not end', async () => {
    watch.stop()
    watch = new FolderWatch({ calm: 60_000, patience: 20, onChange: () => waiting() })
    watch.follow([folder])
    const told = change()
    await writeFile(path.join(folder, 'file'), 'text')
    await told
    expect(heard).toBe(0)
  })

  it('says which calls add a folder, and hears of changes in it', async () => {
    const inner = path.join(folder, 'inner')
    await mkdir(inner)
    expect(watch.follow([folder])).toBe(true)
    expect(watch.follow([folder, inner])).toBe(true)
    expect(watch.follow([folder, inner])).toBe(false)
    const told = change()
    await writeFile(path.join(inner, 'file'), 'text')
    await told
    expect(heard).toBe(1)
  })

  it('follows nothing any more once it was stopped', async () => {
    expect(watch.follow([folder])).toBe(true)
    watch.stop()
    expect(watch.follow([folder])).toBe(false)
    expect(watch.follow([path.dirname(folder)])).toBe(false)
  })

  it('takes a folder that is not there, and hears when a watched one goes away and comes back', async () => {
    const inner = path.join(folder, 'inner')
    expect(watch.follow([inner])).toBe(false)
    await mkdir(inner)
    watch.follow([folder, inner])
    let told = change()
    await rename(inner, path.join(folder, 'moved'))
    await told
    watch.follow([folder])
    told = change()
    await rename(path.join(folder, 'moved'), inner)
    await told
    expect(watch.follow([folder, inner])).toBe(true)
  })
})
