import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignKeys } from '../../../../shared/replay/align-keys'

const letters = (text: string): readonly string[] => text.split('')
const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 })

describe('alignKeys', () => {
  it('finds what is the same behind something that came in between', () => {
    expect(alignKeys(letters('abcd'), letters('axbcd'))).toEqual([
      [0, 0],
      [1, 2],
      [2, 3],
      [3, 4],
    ])
  })

  it('pairs in their order what lies between the same', () => {
    expect(alignKeys(letters('a12b'), letters('a34b'))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ])
  })

  it('aligns as many equal keys as there are in common', () => {
    fc.assert(
      fc.property(keys, keys, (left, right) => {
        const equal = alignKeys(left, right).filter(([one, other]) => left[one] === right[other])
        expect(equal.length).toBe(longestCommon(left, right))
      }),
    )
  })

  it('rises in both lists, and leaves over only of one of them at each place', () => {
    fc.assert(
      fc.property(keys, keys, fc.integer({ min: 0, max: 40 }), (left, right, maxEdits) => {
        const aligned = alignKeys(left, right, maxEdits)
        let [l, r] = [0, 0]
        for (const [one, other] of [...aligned, [left.length, right.length] as const]) {
          expect(one).toBeGreaterThanOrEqual(l)
          expect(other).toBeGreaterThanOrEqual(r)
          expect(Math.min(one - l, other - r)).toBe(0)
          ;[l, r] = [one + 1, other + 1]
        }
      }),
    )
  })

  it('pairs place by place where two long lists have nothing in common', () => {
    const left = Array.from({ length: 50_000 }, (_, index) => `l${index}`)
    const right = left.map((key) => `r${key}`)
    expect(alignKeys(left, right)).toHaveLength(50_000)
  })
})

function longestCommon(left: readonly string[], right: readonly string[]): number {
  let row = Array.from({ length: right.length + 1 }, () => 0)
  for (const key of left) {
    const next = [0]
    for (const [index, other] of right.entries())
      next.push(key === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}
