import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zipEntries } from '../../../../scripts/electron/zip-archive.mjs'

interface Member {
  name: string
  body: string
  deflated: boolean
}

const members: Member[] = [
  { name: 'app/', body: '', deflated: false },
  { name: 'app/stored.txt', body: 'as it is', deflated: false },
  { name: 'app/deflated.txt', body: 'again '.repeat(1000), deflated: true },
  { name: 'other/ignored.txt', body: 'not wanted', deflated: false },
]

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'zip-archive-'))
  file = path.join(folder, 'archive.zip')
})
afterEach(() => rm(folder, { recursive: true }))

async function readWanted(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for await (const { name, data } of zipEntries(file, (entry) => entry.startsWith('app/'))) found[name] = String(data)
  return found
}

describe('zipEntries', () => {
  it('yields the wanted files, stored and deflated, and no folders', async () => {
    await writeFile(file, zipOf(members))
    expect(await readWanted()).toEqual({ 'app/stored.txt': 'as it is', 'app/deflated.txt': 'again '.repeat(1000) })
  })

  it('finds the directory behind a comment', async () => {
    await writeFile(file, Buffer.concat([zipOf(members), Buffer.from('a comment')]))
    expect(Object.keys(await readWanted())).toEqual(['app/stored.txt', 'app/deflated.txt'])
  })

  it('gives the permissions of each file', async () => {
    await writeFile(file, zipOf(members))
    const modes = []
    for await (const { mode } of zipEntries(file, () => true)) modes.push(mode & 0o777)
    expect(modes).toEqual([0o755, 0o755, 0o755])
  })

  it('refuses what is no ZIP archive', async () => {
    await writeFile(file, 'just text')
    await expect(readWanted()).rejects.toThrow('is not a ZIP archive')
  })

  it('refuses a directory that is overwritten', async () => {
    const archive = zipOf(members)
    await writeFile(file, archive.fill(0, archive.indexOf('PK\x01\x02'), archive.indexOf('PK\x01\x02') + 4))
    await expect(readWanted()).rejects.toThrow('has a broken directory')
  })
})

/** An archive as the ZIP specification lays it out: local files, the directory, its end record. */
function zipOf(files: readonly Member[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body, deflated } of files) {
    const packed = deflated ? deflateRawSync(body) : Buffer.from(body)
    const local = Buffer.alloc(30)
    local.write('PK\x03\x04', 'latin1')
    local.writeUInt16LE(name.length, 26)
    locals.push(local, Buffer.from(name), packed)

    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(deflated ? 8 : 0, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(body.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE((0o100755 << 16) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, Buffer.from(name))
    offset += local.length + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}
