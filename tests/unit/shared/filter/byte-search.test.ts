import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteSearch } from '../../../../shared/filter/byte-search'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

/** Few letters, so that matches are frequent. */
const text = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B', '\x01', '!'), maxLength })

describe('createByteSearch', () => {
  it.each([
    ['abc', 'xxABCx', 0, 2],
    ['ABC', 'abc', 0, 0],
    ['abc', 'abcabc', 1, 3],
    ['abc', 'ab', 0, -1],
    ['a', 'bA', 0, 1],
    ['', 'abc', 2, 2],
    ['aab', 'aaab', 0, 1],
    // Letters differ from what stands beside them by the bit that is their case.
    ['[', '{', 0, -1],
    ['@', '`', 0, -1],
    ['\xe9', '\xc9', 0, -1],
  ])('finds %j in %j from %d at %d', (needle, haystack, from, place) => {
    expect(createByteSearch(bytes(needle))(bytes(haystack), from)).toBe(place)
  })

  it('finds what a search in lower case finds', () => {
    fc.assert(
      fc.property(text(4), text(30), fc.nat(30), (needle, haystack, start) => {
        const from = Math.min(start, haystack.length)
        const expected = haystack.toLowerCase().indexOf(needle.toLowerCase(), from)
        expect(createByteSearch(bytes(needle))(bytes(haystack), from)).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })
})
