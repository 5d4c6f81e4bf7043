import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Utf8Validator } from '../../../../shared/protocol/utf8-validator'
import { hex, utf8 } from '../../../support/bytes'
import { chunkings } from '../../../support/chunkings'

function accepts(chunks: readonly Uint8Array[], native: boolean): boolean {
  const validator = new Utf8Validator(native ? isUtf8 : undefined)
  return chunks.every((chunk) => validator.push(chunk, 0, chunk.length)) && validator.complete
}

const cases = [
  { name: 'nothing', bytes: '', valid: true },
  { name: 'ASCII', bytes: '48 65 6c 6c 6f', valid: true },
  { name: 'two, three and four bytes', bytes: 'c3 a9 e2 82 ac f0 9f 98 80', valid: true },
  {
    name: 'the first and last of each length',
    bytes: 'c2 80 df bf e0 a0 80 ef bf bf f0 90 80 80 f4 8f bf bf',
    valid: true,
  },
  { name: 'characters beside the surrogates', bytes: 'ed 9f bf ee 80 80', valid: true },
  { name: 'an overlong slash', bytes: 'c0 af', valid: false },
  { name: 'an overlong three-byte form', bytes: 'e0 9f bf', valid: false },
  { name: 'an overlong four-byte form', bytes: 'f0 8f bf bf', valid: false },
  { name: 'a surrogate', bytes: 'ed a0 80', valid: false },
  { name: 'more than U+10FFFF', bytes: 'f4 90 80 80', valid: false },
  { name: 'a lead byte that does not exist', bytes: 'f5 80 80 80', valid: false },
  { name: 'a lone continuation', bytes: '80', valid: false },
  { name: 'an end inside a character', bytes: '41 e2 82', valid: false },
  { name: 'a lead byte where a continuation is due', bytes: 'e2 82 41', valid: false },
]

describe('Utf8Validator', () => {
  it.each(cases)('judges $name, however it is cut and wherever it stands', ({ bytes, valid }) => {
    for (const padding of ['', 'x'.repeat(200), 'é'.repeat(200)])
      for (const chunks of chunkings(hex(bytes)))
        for (const native of [true, false]) expect(accepts([utf8(padding), ...chunks], native)).toBe(valid)
  })

  it('knows a wrong byte before the message ends', () => {
    const validator = new Utf8Validator()
    expect(validator.push(hex('41 ed'), 0, 2)).toBe(true)
    expect(validator.push(hex('a0'), 0, 1)).toBe(false)
  })

  it('starts afresh after a reset', () => {
    const validator = new Utf8Validator()
    validator.push(hex('e0'), 0, 1)
    validator.reset()
    expect(validator.push(hex('c2 80'), 0, 2)).toBe(true)
  })

  it('agrees with the host on any bytes in any two pieces', () => {
    const mixed = fc
      .array(fc.oneof(fc.string({ unit: 'binary' }).map(utf8), fc.uint8Array({ maxLength: 3 })), { maxLength: 60 })
      .map((parts) => Buffer.concat(parts))
    fc.assert(
      fc.property(mixed, fc.nat(), fc.boolean(), (bytes, cut, native) => {
        const at = cut % (bytes.length + 1)
        expect(accepts([bytes.subarray(0, at), bytes.subarray(at)], native)).toBe(isUtf8(bytes))
      }),
    )
  })
})
