import { describe, expect, it } from 'vitest'
import { Fuse, setFuses } from '../../../../scripts/electron/fuses.mjs'

const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

function executable(version: number): Buffer {
  return Buffer.from(`code${mark}${String.fromCharCode(version, 8)}10010011code`, 'latin1')
}

describe('setFuses', () => {
  it('sets the fuses it is told to, and no other byte', () => {
    const bytes = executable(1)
    setFuses(bytes, [
      [Fuse.RunAsNode, false],
      [Fuse.NodeCliInspect, false],
      [Fuse.NodeOptions, true],
    ])
    expect(bytes.toString('latin1')).toBe(`code${mark}\x01\x0800100011code`)
  })

  it('refuses an executable without fuses', () => {
    expect(() => setFuses(Buffer.from('code'), [])).toThrow('no fuses')
  })

  it('refuses a fuse wire of another version', () => {
    expect(() => setFuses(executable(2), [])).toThrow('no fuses')
  })
})
