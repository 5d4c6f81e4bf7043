import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileNumberTest, passesNumberTest } from '../../../../shared/filter/number-test'

const range = fc.tuple(fc.nat(60), fc.nat(6)).map(([from, length]) => ({ from, to: from + length }))

describe('a compiled test of numbers', () => {
  it('says of long lists of ranges what looking at each of them says', () => {
    fc.assert(
      fc.property(fc.array(range, { minLength: 8, maxLength: 30 }), fc.nat(80), (ranges, value) => {
        const test = { type: 'within', ranges } as const
        expect(compileNumberTest(test)(value)).toBe(passesNumberTest(test, value))
      }),
    )
  })
})
