import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFilter } from '../../../../shared/filter/format-filter'
import { parseFilter } from '../../../../shared/filter/parse-filter'
import { arbitraryFilter } from './arbitrary-filter'

describe('formatFilter', () => {
  it('writes what is read as the same filter', () => {
    fc.assert(
      fc.property(arbitraryFilter, (filter) => {
        expect(parseFilter(formatFilter(filter))).toEqual({ filter, errors: [], hints: [] })
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['  error   AND "trade"', 'error trade'],
    ['a and (b or c) or (d)', 'a (b or c) or d'],
    ['not (a) b', 'not a b'],
    ['(a b) c', '(a b) c'],
    ['↑ op:0x1,0x3', 'dir:sent op:text,0x3'],
    ['len >= 10k len=5', 'len>=10000 len:5'],
    ['json["a"][0].* = "x y"', 'json.a[0].*:"x y"'],
    ['json.type=trade', 'json.type:trade'],
    ['since:0.5s since:120s', 'since:500ms since:2m'],
    ['after:9:05', 'after:09:05:00'],
    ['before:2026-01-02T12:00+0530', 'before:2026-01-02T12:00:00+05:30'],
    ['"len" ">5" "json.a"', 'len ">5" "json.a"'],
    ['/a/g "http://x"', '/a/ "http://x"'],
  ])('writes %s as %s', (typed, written) => {
    const { filter } = parseFilter(typed)
    expect(filter && formatFilter(filter)).toBe(written)
  })
})
