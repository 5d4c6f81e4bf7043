import { describe, expect, it } from 'vitest'
import { cut, defaultCutting, type Cutting } from '../../../../shared/composer/cutting'
import { fragmentMessage } from '../../../../shared/protocol/fragment-message'
import { utf8 } from '../../../support/bytes'

const text = utf8('0123456789')

function pieces(change: Partial<Cutting>, bytes = text): string[] | string {
  const result = cut(bytes, { ...defaultCutting, ...change })
  return result.ok ? result.value.map((piece) => Buffer.from(piece).toString()) : result.error.code
}

describe('cut', () => {
  it.each<[string, Partial<Cutting>, string[]]>([
    ['into two', { by: 'parts', parts: '2' }, ['01234', '56789']],
    ['into three that are as equal as can be', { by: 'parts', parts: '3' }, ['012', '3456', '789']],
    ['into one', { by: 'parts', parts: '1' }, ['0123456789']],
    ['every four bytes', { by: 'every', every: '4' }, ['0123', '4567', '89']],
    ['by a size that comes out even', { by: 'every', every: '5' }, ['01234', '56789']],
    ['by a size that is larger than it', { by: 'every', every: '99' }, ['0123456789']],
    ['after the places that are named, in any order', { by: 'after', after: '7, 1 3' }, ['0', '12', '3456', '789']],
    [
      'at the start, twice at a place, and at the end',
      { by: 'after', after: '0 5 5 10' },
      ['', '01234', '', '56789', ''],
    ],
    ['nowhere', { by: 'after', after: ' ' }, ['0123456789']],
  ])('cuts %s', (_, cutting, expected) => {
    expect(pieces(cutting)).toEqual(expected)
  })

  it('cuts nothing into empty pieces', () => {
    expect(pieces({ by: 'parts', parts: '3' }, new Uint8Array())).toEqual(['', '', ''])
    expect(pieces({ by: 'every', every: '3' }, new Uint8Array())).toEqual([''])
  })

  it.each<[string, Partial<Cutting>, string]>([
    ['no parts', { by: 'parts', parts: '0' }, 'cut-invalid'],
    ['pieces of nothing', { by: 'every', every: '0' }, 'cut-invalid'],
    ['what is no number', { by: 'every', every: '1.5' }, 'cut-invalid'],
    ['a place behind the end', { by: 'after', after: '3 11' }, 'cut-invalid'],
    ['more frames than go out at once', { by: 'parts', parts: '10001' }, 'too-many-frames'],
  ])('refuses %s', (_, cutting, code) => {
    expect(pieces(cutting)).toBe(code)
  })

  it('refuses a size that makes more frames than go out at once', () => {
    expect(pieces({ by: 'every', every: '1' }, new Uint8Array(10_001))).toBe('too-many-frames')
    expect(pieces({ by: 'every', every: '1' }, new Uint8Array(10_000))).toHaveLength(10_000)
  })
})

describe('fragmentMessage', () => {
  it('says the type first, and last that it is the last', () => {
    const frames = fragmentMessage('text', [text.subarray(0, 3), text.subarray(3, 3), text.subarray(3)], 'random')
    expect(frames.map(({ opcode, fin, payload, maskingKey }) => [opcode, fin, payload.length, maskingKey])).toEqual([
      [1, false, 3, 'random'],
      [0, false, 0, 'random'],
      [0, true, 7, 'random'],
    ])
  })

  it('leaves a message of one piece whole', () => {
    expect(fragmentMessage('binary', [text], null)).toMatchObject([{ opcode: 2, fin: true, maskingKey: null }])
  })
})
