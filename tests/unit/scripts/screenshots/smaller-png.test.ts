import { crc32, deflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { smallerPng } from '../../../../scripts/screenshots/smaller-png.mjs'

const draw = (content: string): Buffer =>
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">${content}</svg>`).render().asPng()

/** What a decoder that is not ours sees. */
const pixelsOf = (png: Buffer): Buffer =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><image width="300" height="200" href="data:image/png;base64,${png.toString('base64')}"/></svg>`,
  ).render().pixels

/** Pixels, of both sides. */
const SIZE = 40

function paeth(left: number, above: number, corner: number): number {
  const distance = (value: number) => Math.abs(left + above - corner - value)
  return [left, above, corner].reduce((best, value) => (distance(value) < distance(best) ? value : best))
}

/** A PNG of these rows that could not be larger. */
function pngOf(rows: Buffer): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const around = Buffer.alloc(8)
    around.writeUInt32BE(data.length, 0)
    around.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, SIZE, 0, 0, 0, SIZE, 8, 2, 0, 0, 0])
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(rows, { level: 0 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

describe('smallerPng', () => {
  it('draws the same with no more bytes', () => {
    const png = draw(
      '<defs><linearGradient id="g"><stop stop-color="#08f"/><stop offset="1" stop-color="#f80"/></linearGradient></defs>' +
        '<rect width="300" height="200" fill="#fff"/><rect x="20" y="30" width="200" height="90" fill="url(#g)"/><circle cx="200" cy="120" r="60" fill="#123"/>',
    )
    const smaller = smallerPng(png)
    expect(smaller.length).toBeLessThanOrEqual(png.length)
    expect(pixelsOf(smaller).equals(pixelsOf(png))).toBe(true)
  })

  it.each([
    ['no', 0, () => 0],
    ['the Sub', 1, (left: number) => left],
    ['the Up', 2, (_left: number, above: number) => above],
    ['the Average', 3, (left: number, above: number) => Math.floor((left + above) / 2)],
    ['the Paeth', 4, paeth],
  ])('reads rows with %s filter', (_name, filter, predict) => {
    const samples = Array.from({ length: SIZE * SIZE * 3 }, (_, at) => (at * at * 7 + at) % 256)
    const sampleAt = (row: number, place: number) => (row < 0 || place < 0 ? 0 : (samples[row * SIZE * 3 + place] ?? 0))
    const filtered = Array.from({ length: SIZE }, (_, row) => [
      filter,
      ...Array.from({ length: SIZE * 3 }, (__, place) => {
        const [left, above] = [sampleAt(row, place - 3), sampleAt(row - 1, place)]
        return (sampleAt(row, place) - predict(left, above, sampleAt(row - 1, place - 3))) & 0xff
      }),
    ])
    const png = pngOf(Buffer.from(filtered.flat()))
    const smaller = smallerPng(png)
    expect(smaller.length).toBeLessThan(png.length)
    expect(pixelsOf(smaller).equals(pixelsOf(png))).toBe(true)
  })

  it('refuses what it cannot read', () => {
    const png = draw('<rect width="300" height="200"/>')
    png[25] = 3
    expect(() => smallerPng(png)).toThrow('not of the kind')
  })
})
