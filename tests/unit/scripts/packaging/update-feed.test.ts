import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addToUpdateFeed, isUpdateFeed } from '../../../../scripts/packaging/update-feed.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-feed-'))
})
afterEach(() => rm(folder, { recursive: true }))

const feedOf = (file: string) =>
  `version: 1.2.3\nfiles:\n  - url: ${file}\n    sha512: abc\n    size: 7\npath: ${file}\nsha512: abc\n`

describe('feed of newer versions', () => {
  it('is known by its name', () => {
    expect(['latest-linux.yml', 'latest.yml', 'latest-mac.yml'].every(isUpdateFeed)).toBe(true)
    expect(['builder-debug.yml', 'framescope-latest.deb'].some(isUpdateFeed)).toBe(false)
  })

  it('has the files of all targets, those of one that is built again once', async () => {
    const to = path.join(folder, 'latest-linux.yml')
    for (const file of ['a.AppImage', 'a.deb', 'a.deb']) {
      const from = path.join(folder, 'of-one-target.yml')
      await writeFile(from, feedOf(file))
      await addToUpdateFeed(from, to)
      await expect(readFile(from)).rejects.toThrow('ENOENT')
    }
    const feed = await readFile(to, 'utf8')
    expect([...feed.matchAll(/url: (\S+)/g)].map(([, url]) => url)).toEqual(['a.AppImage', 'a.deb'])
    expect(feed).toContain('version: 1.2.3')
    expect(feed).toContain('path: a.AppImage')
  })
})
