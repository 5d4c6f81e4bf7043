import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

// Layout of PKWARE's APPNOTE.TXT: 4.3.7 local file header, 4.3.12 central directory, 4.3.16 its end record.
const LOCAL_HEADER_LENGTH = 30
const DIRECTORY_HEADER_LENGTH = 46
const DIRECTORY_HEADER_SIGNATURE = 0x02014b50
const DIRECTORY_END_SIGNATURE = Buffer.from('PK\x05\x06')
const DIRECTORY_END_MAX_LENGTH = 22 + 0xffff
const STORED = 0

/**
 * Reads the files of a ZIP archive, one at a time. No encryption and no ZIP64: enough for the archive we pin.
 * @param {string} file
 * @param {(name: string) => boolean} wanted
 * @returns {AsyncGenerator<{ name: string, mode: number, data: Buffer }>}
 */
export async function* zipEntries(file, wanted) {
  const archive = await open(file)
  /** @param {number} position @param {number} length */
  const read = async (position, length) => (await archive.read(Buffer.alloc(length), 0, length, position)).buffer
  try {
    const { size } = await archive.stat()
    const tailLength = Math.min(size, DIRECTORY_END_MAX_LENGTH)
    const tail = await read(size - tailLength, tailLength)
    const end = tail.lastIndexOf(DIRECTORY_END_SIGNATURE)
    if (end < 0) throw new Error(`${file} is not a ZIP archive`)
    const directory = await read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))

    for (let at = 0; at < directory.length;) {
      if (directory.readUInt32LE(at) !== DIRECTORY_HEADER_SIGNATURE) throw new Error(`${file} has a broken directory`)
      const method = directory.readUInt16LE(at + 10)
      const compressedSize = directory.readUInt32LE(at + 20)
      const nameLength = directory.readUInt16LE(at + 28)
      const mode = directory.readUInt32LE(at + 38) >>> 16
      const header = directory.readUInt32LE(at + 42)
      const name = directory.toString('utf8', at + DIRECTORY_HEADER_LENGTH, at + DIRECTORY_HEADER_LENGTH + nameLength)
      at += DIRECTORY_HEADER_LENGTH + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
      if (name.endsWith('/') || !wanted(name)) continue

      const local = await read(header, LOCAL_HEADER_LENGTH)
      const start = header + LOCAL_HEADER_LENGTH + local.readUInt16LE(26) + local.readUInt16LE(28)
      const packed = await read(start, compressedSize)
      yield { name, mode, data: method === STORED ? packed : await inflate(packed) }
    }
  } finally {
    await archive.close()
  }
}
