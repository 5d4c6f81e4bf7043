import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatJson } from '../../../../shared/payload/format-json'
import { readJson } from '../../../../shared/payload/json-reader'

function format(text: string, indent?: string, maxLength?: number): string | null {
  const reading = readJson(text)
  if (reading.kind !== 'valid') throw new Error(JSON.stringify(reading))
  return formatJson(reading.document, indent, maxLength)
}

describe('formatJson', () => {
  it('moves tokens and alters none', () => {
    expect(format(' {"a" :1.0,"a":[ ],"b":[ "x\\u0041: [,]" ,{ }],"c":{"d":10000000000000000000001}} ')).toBe(
      [
        '{',
        '  "a": 1.0,',
        '  "a": [],',
        '  "b": [',
        '    "x\\u0041: [,]",',
        '    {}',
        '  ],',
        '  "c": {',
        '    "d": 10000000000000000000001',
        '  }',
        '}',
      ].join('\n'),
    )
  })

  it.each(['1', '"a\\"b"', 'null', '[]', '-0.0E-7'])('leaves %s as it is', (text) => {
    expect(format(`\n ${text}\t`)).toBe(text)
  })

  it('lays out as JSON.stringify does, and is then left unchanged by itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const expected = JSON.stringify(value, null, 2)
        expect(format(JSON.stringify(value))).toBe(expected)
        expect(format(expected)).toBe(expected)
      }),
    )
  })

  it('gives up where indentation would outgrow the limit', () => {
    expect(format('['.repeat(100_000) + ']'.repeat(100_000))).toBeNull()
    expect(format('[1]', '  ', 7)).toBe('[\n  1\n]')
    expect(format('[1]', '  ', 6)).toBeNull()
    expect(format('12345', '  ', 4)).toBeNull()
  })
})
