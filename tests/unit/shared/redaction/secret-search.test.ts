import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { starred } from '../../../../shared/redaction/redacted-text'
import { SecretSearch } from '../../../../shared/redaction/secret-search'

const encoder = new TextEncoder()
const SECRET = 'pa/ss "wörd" +1'
const search = new SecretSearch([SECRET, 'tokentoken'])
const hidden = (text: string): string => {
  const bytes = encoder.encode(text)
  return new TextDecoder().decode(starred(bytes, search.find(bytes)))
}

describe('SecretSearch', () => {
  it.each([
    ['as it is', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['percent-encoded in small letters', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
    ['in a form', new URLSearchParams({ s: SECRET }).toString().slice(2)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    [
      'in JSON with escaped slashes',
      JSON.stringify(SECRET)
        .slice(1, -1)
        .replace('/', String.raw`\/`),
    ],
    [
      'in JSON of ASCII alone',
      JSON.stringify(SECRET)
        .slice(1, -1)
        .replace('ö', String.raw`\u00f6`),
    ],
  ])('finds a secret %s', (_how, form) => {
    const length = encoder.encode(form).length
    expect(hidden(`a${form}b`)).toBe(`a${'*'.repeat(length)}b`)
  })

  it('finds it in base64, wherever it stands there, with the digits beside it that have bits of it', () => {
    const word = fc.string({ maxLength: 9 })
    fc.assert(
      fc.property(word, word, fc.constantFrom<BufferEncoding>('base64', 'base64url'), (before, after, encoding) => {
        const text = Buffer.from(`${before}${SECRET}${after}`).toString(encoding)
        const left = Buffer.from(hidden(text).replaceAll('*', 'A'), encoding).toString('latin1')
        const secret = Buffer.from(SECRET).toString('latin1')
        for (let at = 0; at + 3 <= secret.length; at++) expect(left).not.toContain(secret.slice(at, at + 3))
      }),
    )
  })

  it('finds secrets that lie over one another, and side by side', () => {
    const overlapping = new SecretSearch(['abcdef', 'defghi', 'bcde'])
    const bytes = encoder.encode('..abcdefghi..abcdef')
    expect(overlapping.find(bytes)).toEqual([
      { start: 2, end: 11 },
      { start: 13, end: 19 },
    ])
  })

  it('finds nothing in what has none, however short', () => {
    for (const text of ['', 't', 'to', 'tokentoke', 'nothing to be seen'])
      expect(search.find(encoder.encode(text))).toEqual([])
    expect(new SecretSearch([]).find(encoder.encode('anything'))).toEqual([])
  })

  it('leaves nothing of a secret in parts of it, wherever it was cut', () => {
    const only = new SecretSearch(['tokentoken'])
    fc.assert(
      fc.property(fc.array(fc.nat(14), { maxLength: 6 }), (cuts) => {
        const text = '--tokentoken--'
        const places = [0, ...cuts, text.length].toSorted((one, other) => one - other)
        const pieces = places.slice(1).map((end, index) => encoder.encode(text.slice(places[index], end)))
        const left = pieces.map((piece) => new TextDecoder().decode(starred(piece, only.findPart(piece))))
        expect(left.join('')).toMatch(/^-*\**-*$/)
      }),
    )
  })
})
