import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyFraming, HttpBodyReader, type BodyFraming } from '../../../../shared/protocol/http-body-reader'

const ascii = (text: string) => new TextEncoder().encode(text)

function read(framing: BodyFraming, text: string, limit = 1000) {
  const reader = new HttpBodyReader(framing, limit)
  reader.push(ascii(text))
  return { text: new TextDecoder().decode(reader.body.bytes), cut: reader.body.cut, done: reader.done }
}

describe('bodyFraming', () => {
  it.each([
    [101, [], { kind: 'none' }],
    [204, [['Content-Length', '5']], { kind: 'none' }],
    [403, [], { kind: 'until-close' }],
    [403, [['content-length', '5']], { kind: 'length', length: 5 }],
    [403, [['Transfer-Encoding', 'gzip, Chunked']], { kind: 'chunked' }],
    [403, [['Transfer-Encoding', 'gzip']], { kind: 'until-close' }],
    [
      403,
      [
        ['Transfer-Encoding', 'chunked'],
        ['Content-Length', '5'],
      ],
      { kind: 'chunked' },
    ],
    [
      403,
      [
        ['Content-Length', '5'],
        ['Content-Length', '5'],
      ],
      { kind: 'length', length: 5 },
    ],
    [
      403,
      [
        ['Content-Length', '5'],
        ['Content-Length', '6'],
      ],
      { kind: 'until-close' },
    ],
    [403, [['Content-Length', '-1']], { kind: 'until-close' }],
  ] as const)('of a %i with %j is %j', (status, headers, framing) => {
    expect(bodyFraming({ status, headers })).toEqual(framing)
  })
})

describe('HttpBodyReader', () => {
  it.each([
    ['none', { kind: 'none' }, 'x', { text: '', cut: false, done: true }],
    ['a length', { kind: 'length', length: 3 }, 'abcdef', { text: 'abc', cut: false, done: true }],
    ['a length of 0', { kind: 'length', length: 0 }, '', { text: '', cut: false, done: true }],
    ['a part of it', { kind: 'length', length: 3 }, 'ab', { text: 'ab', cut: false, done: false }],
    ['all there is', { kind: 'until-close' }, 'abc', { text: 'abc', cut: false, done: false }],
    // RFC 9112 §7.1
    [
      'chunks',
      { kind: 'chunked' },
      '3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nT: v\r\n\r\n',
      { text: 'abc0123456789', cut: false, done: true },
    ],
    ['chunks not ended', { kind: 'chunked' }, '3\r\nabc\r\n', { text: 'abc', cut: false, done: false }],
    ['a chunk with no size', { kind: 'chunked' }, '3\r\nabc\r\nxyz\r\n', { text: 'abc', cut: true, done: true }],
    ['a chunk longer than it says', { kind: 'chunked' }, '3\r\nabcd\r\n', { text: 'abc', cut: true, done: true }],
  ] as const)('reads %s', (_what, framing, text, expected) => {
    expect(read(framing, text)).toEqual(expected)
  })

  it('keeps no more than the limit, and says so only if there was more', () => {
    expect(read({ kind: 'until-close' }, 'abcd', 3)).toEqual({ text: 'abc', cut: true, done: true })
    expect(read({ kind: 'until-close' }, 'abc', 3)).toEqual({ text: 'abc', cut: false, done: false })
    expect(read({ kind: 'length', length: 3 }, 'abc', 3)).toEqual({ text: 'abc', cut: false, done: true })
    expect(read({ kind: 'chunked' }, 'fffffff\r\nabcd', 3)).toEqual({ text: 'abc', cut: true, done: true })
  })

  it('does not collect an endless line', () => {
    expect(read({ kind: 'chunked' }, '0'.repeat(10_000))).toEqual({ text: '', cut: true, done: true })
  })

  it('reads chunks the same however they arrive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 20 })),
        fc.integer({ min: 1, max: 7 }),
        (parts, step) => {
          const chunks = parts.map((part) => ascii(part))
          const wire = Buffer.concat([
            ...chunks.flatMap((chunk) => [ascii(`${chunk.length.toString(16)}\r\n`), chunk, ascii('\r\n')]),
            ascii('0\r\n\r\n'),
          ])
          const reader = new HttpBodyReader({ kind: 'chunked' }, 10_000)
          for (let at = 0; at < wire.length; at += step) reader.push(wire.subarray(at, at + step))
          expect(reader.done).toBe(true)
          expect(Buffer.from(reader.body.bytes)).toEqual(Buffer.concat(chunks))
        },
      ),
    )
  })
})
