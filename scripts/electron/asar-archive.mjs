import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'

/**
 * Packs the files of a flat folder into an asar archive. (Electron would run a plain folder of that name as well, but
 * electron-builder fails on one.)
 * @param {string} folder
 */
export async function packAsar(folder) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const files = {}
  const bodies = []
  let offset = 0
  for (const name of (await readdir(folder)).toSorted()) {
    const body = await readFile(path.join(folder, name))
    files[name] = { size: body.length, offset: String(offset) }
    offset += body.length
    bodies.push(body)
  }
  return Buffer.concat([pickledHeader(JSON.stringify({ files })), ...bodies])
}

/**
 * The header is a Chromium pickle holding a string, behind a pickle holding its length; both are padded to 4 bytes.
 * @param {string} json
 */
function pickledHeader(json) {
  const text = Buffer.from(json)
  const padded = Math.ceil(text.length / 4) * 4
  const header = Buffer.alloc(16 + padded)
  header.writeUInt32LE(4, 0)
  header.writeUInt32LE(padded + 8, 4)
  header.writeUInt32LE(padded + 4, 8)
  header.writeUInt32LE(text.length, 12)
  text.copy(header, 16)
  return header
}
