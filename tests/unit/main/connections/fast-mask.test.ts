import { describe, expect, it } from 'vitest'
import { fastMask } from '../../../../main/connections/fast-mask'
import { mask } from '../../../../shared/protocol/masking'

const KEY = 0x9a0102ff
const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 256))

describe('fastMask', () => {
  it('does what the plain mask does, at every phase, length around the native threshold, and alignment', () => {
    for (const length of [0, 1, 3, 47, 48, 49, 50, 51, 52, 64, 125, 4096, 4999])
      for (const phase of [0, 1, 2, 3, 4, 7, 125, 65_537])
        for (const [sourceOffset, targetOffset] of [
          [0, 0],
          [1, 0],
          [0, 3],
          [1, 2],
        ] as const) {
          const source = bytes.subarray(sourceOffset, sourceOffset + length)
          const before = Buffer.from(source)
          const [fast, plain] = [Buffer.alloc(5010, 0xdb), Buffer.alloc(5010, 0xdb)]
          fastMask(source, fast, targetOffset, KEY, phase)
          mask(source, plain, targetOffset, KEY, phase)
          // All of it: what lies around the target is left alone.
          expect(fast.equals(plain)).toBe(true)
          expect(source.equals(before)).toBe(true)
        }
  })

  it('takes keys with the highest bit, and the key of zeros', () => {
    for (const key of [0, 1, 0x8000_0000, 0xffff_ffff]) {
      const [fast, plain] = [Buffer.alloc(100), Buffer.alloc(100)]
      fastMask(bytes.subarray(0, 100), fast, 0, key, 3)
      mask(bytes.subarray(0, 100), plain, 0, key, 3)
      expect(fast.equals(plain)).toBe(true)
    }
  })
})
