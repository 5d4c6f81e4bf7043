import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = 8
/** Bytes of a pixel by the colour type of the header: what Chromium writes, eight bits a sample, not interlaced. */
const PIXEL_BYTES = new Map([
  [2, 3],
  [6, 4],
])

/**
 * The same picture in fewer bytes, about a quarter less. Chromium filters each row as is good for photographs; a window is flat
 * and repeats itself, and deflates better as it is.
 * @param {Buffer} png
 */
export function smallerPng(png) {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  const pixel = PIXEL_BYTES.get(header?.[9] ?? -1)
  if (!header || pixel === undefined) throw new Error('this PNG is not of the kind that Chromium writes')
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const rows = unfiltered(inflateSync(packed), header.readUInt32BE(0) * pixel, pixel)
  const smaller = Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return smaller.length < png.length ? smaller : png
}

/** @param {Buffer} png */
function chunksOf(png) {
  const chunks = []
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

/**
 * Rows with a filter byte of 0 before each (PNG §9.2).
 * @param {Buffer} rows as they are in the file
 * @param {number} length of a row, without its filter byte
 * @param {number} pixel bytes of one
 */
function unfiltered(rows, length, pixel) {
  const result = Buffer.from(rows)
  for (let start = 0; start < rows.length; start += length + 1) {
    const filter = rows[start] ?? 0
    result[start] = 0
    for (let at = start + 1; at <= start + length; at++) {
      const left = at - pixel > start ? (result[at - pixel] ?? 0) : 0
      const above = start > 0 ? (result[at - length - 1] ?? 0) : 0
      const corner = start > 0 && at - pixel > start ? (result[at - length - 1 - pixel] ?? 0) : 0
      result[at] = (rows[at] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  return result
}

/**
 * @param {number} filter
 * @param {number} left
 * @param {number} above
 * @param {number} corner
 */
function predicted(filter, left, above, corner) {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  const estimate = left + above - corner
  const [fromLeft, fromAbove, fromCorner] = [left, above, corner].map((value) => Math.abs(estimate - value))
  if (Number(fromLeft) <= Number(fromAbove) && Number(fromLeft) <= Number(fromCorner)) return left
  return Number(fromAbove) <= Number(fromCorner) ? above : corner
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const result = Buffer.alloc(12 + data.length)
  result.writeUInt32BE(data.length, 0)
  result.write(type, 4, 'latin1')
  data.copy(result, 8)
  result.writeUInt32BE(crc32(result.subarray(4, 8 + data.length)), 8 + data.length)
  return result
}
