import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals } from '../../../../shared/filter/compare-decimals'

describe('compareDecimals', () => {
  it.each([
    ['9007199254740993', '9007199254740992', 1],
    ['1.0', '10e-1', 0],
    ['100', '1E+2', 0],
    ['0', '-0.000e99', 0],
    ['-12345678901234567890', '-12345678901234567889', -1],
    ['-1e400', '1e-400', -1],
    ['1e400', '1e401', -1],
    ['1e99999999999999999999', '1e99999999999999999998', 1],
    ['0.1000000000000000000001', '0.1', 1],
    ['0.00012345678901234567', '0.0012345678901234567', -1],
    ['-0.5', '0', -1],
  ])('compares %s with %s', (a, b, sign) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(sign)
    expect(Math.sign(compareDecimals(b, a))).toBe(0 - sign)
  })

  it('agrees with whole numbers of any size, shifted by any exponent', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), fc.nat(40), (a, b, places) => {
        const scaled = `${b}${'0'.repeat(places)}e-${places}`
        expect(Math.sign(compareDecimals(String(a), scaled))).toBe(a < b ? -1 : a > b ? 1 : 0)
        expect(compareDecimals(String(b), scaled)).toBe(0)
      }),
    )
  })

  it('agrees with doubles', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(double, double, (a, b) => {
        expect(Math.sign(compareDecimals(JSON.stringify(a), JSON.stringify(b)))).toBe(Math.sign(a - b) + 0)
      }),
    )
  })

  it('takes time in step with the length of the numbers', () => {
    const zeros = '0'.repeat(1_000_000)
    expect(compareDecimals(`1${zeros}1`, `1${zeros}2`)).toBe(-1)
  })
})
