import { describe, expect, it } from 'vitest'
import {
  CloseCode,
  closeCodeNames,
  describeCloseCode,
  isReceivableCloseCode,
  isSendableCloseCode,
} from '../../../../shared/protocol/close-code'

describe('isReceivableCloseCode', () => {
  it.each([
    [0, false],
    [999, false],
    [1000, true],
    [1003, true],
    [1004, false],
    [1005, false],
    [1006, false],
    [1007, true],
    [1014, true],
    [1015, false],
    [1016, false],
    [2999, false],
    [3000, true],
    [4999, true],
    [5000, false],
    [65535, false],
  ])('judges %i as %s, for sending as well', (code, allowed) => {
    expect(isReceivableCloseCode(code)).toBe(allowed)
    expect(isSendableCloseCode(code)).toBe(allowed)
  })
})

describe('describeCloseCode', () => {
  it.each([
    [1000, 'normal'],
    [1006, 'abnormal'],
    [1015, 'tls-handshake'],
    [3003, 'forbidden'],
    [0, 'unused'],
    [999, 'unused'],
    [1016, 'reserved-for-protocol'],
    [2999, 'reserved-for-protocol'],
    [3001, 'registered'],
    [4000, 'private'],
    [5000, 'out-of-range'],
    [-1, 'out-of-range'],
  ])('calls %i %s', (code, name) => {
    expect(describeCloseCode(code)).toBe(name)
  })

  it('has a name of its own for each code, and lists them all', () => {
    const names = Object.values(CloseCode).map(describeCloseCode)
    expect(new Set(names).size).toBe(Object.values(CloseCode).length)
    expect(closeCodeNames).toEqual(expect.arrayContaining(names))
  })
})
