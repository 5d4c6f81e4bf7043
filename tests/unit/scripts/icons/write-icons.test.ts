import { describe, expect, it } from 'vitest'
import { renderSvg } from '../../../../scripts/icons/render-svg.mjs'
import { macIcon, windowsIcon } from '../../../../scripts/icons/write-icons.mjs'

/** Width and height stand at a fixed place of a PNG. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

describe('icons', () => {
  it.each(['icon', 'document'])('are drawn at the size asked for: %s', async (name) => {
    expect(sizeOf(await renderSvg(name, 24))).toEqual([24, 24])
  })

  it('keep their size when a margin is left around them', async () => {
    const [plain, framed] = await Promise.all([renderSvg('icon', 64), renderSvg('icon', 64, 0.1)])
    expect(sizeOf(framed)).toEqual([64, 64])
    expect(framed.equals(plain)).toBe(false)
  })

  it('hold every size that Windows shows', async () => {
    const icon = Buffer.from(await windowsIcon('icon'))
    const count = icon.readUInt16LE(4)
    // A width of 256 does not fit into its byte and is written as 0.
    const widths = Array.from({ length: count }, (_, index) => icon.readUInt8(6 + index * 16) || 256)
    expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it('hold the types that macOS looks for', async () => {
    const icon = Buffer.from(await macIcon('icon', 0.1))
    const types: string[] = []
    for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4)) types.push(icon.toString('latin1', at, at + 4))
    expect(types).toEqual(['ic04', 'ic11', 'ic05', 'ic12', 'ic07', 'ic13', 'ic08', 'ic14', 'ic09', 'ic10'])
  })
})
