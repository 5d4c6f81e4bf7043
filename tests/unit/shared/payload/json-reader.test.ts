import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonStringValue, type JsonDocument, type JsonNode } from '../../../../shared/payload/json-document'
import { jsonAppError, readJson } from '../../../../shared/payload/json-reader'

function read(text: string): JsonDocument {
  const reading = readJson(text)
  if (reading.kind !== 'valid') throw new Error(JSON.stringify(reading))
  return reading.document
}

/** What the document says, as `JSON.parse` would say it. */
function valueOf(document: JsonDocument, node: JsonNode): unknown {
  const children = document.children(node)
  if (node.kind === 'array') return children.map((child) => valueOf(document, child))
  if (node.kind !== 'object') return JSON.parse(document.source(node))
  return Object.fromEntries(
    children.map((child) => [jsonStringValue(`"${child.keySource}"`), valueOf(document, child)]),
  )
}

function accepts(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('readJson', () => {
  it('keeps numbers, escapes, duplicate names and their order as written', () => {
    const document = read('{"b": 12345678901234567890, "a": 1.0e+2, "b": "\\u0041\\/", "a\\n": [true, null, {}]}')
    const members = document.children(document.root)
    expect(members.map((member) => [member.keySource, member.kind, document.source(member)])).toEqual([
      ['b', 'number', '12345678901234567890'],
      ['a', 'number', '1.0e+2'],
      ['b', 'string', '"\\u0041\\/"'],
      ['a\\n', 'array', '[true, null, {}]'],
    ])
  })

  it('has names for members only', () => {
    const document = read('{"a": [1]}')
    const [member] = document.children(document.root)
    expect(member && document.children(member).map((child) => child.keySource)).toEqual([null])
    expect(document.root.keySource).toBeNull()
  })

  it('gives children a page at a time', () => {
    const document = read('[[0], [1, [2]], {"x": []}, 4, 5]')
    const page = document.children(document.root, 1, 3)
    expect(page.map((child) => document.source(child))).toEqual(['[1, [2]]', '{"x": []}', '4'])
    expect(document.children(document.root, 5)).toEqual([])
  })

  it.each([
    ['', 'value-expected', 1, 1],
    ['  \n ', 'value-expected', 2, 2],
    ['[1,]', 'value-expected', 1, 4],
    ['{"a":1,}', 'name-expected', 1, 8],
    ['{a:1}', 'name-expected', 1, 2],
    ['{"a" 1}', 'colon-expected', 1, 6],
    ['{"a":1\n"b":2}', 'comma-or-end-expected', 2, 1],
    ['[1', 'comma-or-end-expected', 1, 3],
    ['[1}', 'comma-or-end-expected', 1, 3],
    ['"abc', 'string-not-ended', 1, 5],
    ['"abc\\', 'string-not-ended', 1, 6],
    ['"a\tb"', 'control-character', 1, 3],
    ['"\\x41"', 'escape-invalid', 1, 2],
    ['"\\u12g4"', 'escape-invalid', 1, 2],
    ['-', 'number-invalid', 1, 2],
    ['01', 'number-invalid', 1, 2],
    ['1.', 'number-invalid', 1, 3],
    ['1e', 'number-invalid', 1, 3],
    ['1.2.3', 'number-invalid', 1, 4],
    ['+1', 'value-expected', 1, 1],
    ['nul', 'value-expected', 1, 1],
    ['\uFEFF{}', 'value-expected', 1, 1],
    ['{} {}', 'text-after-value', 1, 4],
    ['// no\n1', 'value-expected', 1, 1],
  ])('refuses %j', (text, problem, line, column) => {
    expect(readJson(text)).toMatchObject({ kind: 'invalid', error: { problem, line, column } })
    expect(accepts(text)).toBe(false)
  })

  it('names the place in an error for the user', () => {
    const reading = readJson('[\n1,,2]')
    expect(reading.kind === 'invalid' && jsonAppError(reading.error)).toEqual({
      code: 'json-invalid',
      params: { problem: 'value-expected', line: '2', column: '3' },
    })
  })

  it('reads 100,000 levels without using the stack', () => {
    const document = read('['.repeat(100_000) + ']'.repeat(100_000))
    expect(document.nodeCount).toBe(100_000)
    expect(document.root.end).toBe(200_000)
    expect(readJson('[{"a":'.repeat(100_000)).kind).toBe('invalid')
  })

  it('stops at the limit of values', () => {
    expect(readJson('[1,2,3]', 4).kind).toBe('valid')
    expect(readJson('[1,2,3,4]', 4)).toEqual({ kind: 'too-large', limit: 4 })
  })

  it('agrees with JSON.parse on valid documents', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t', '\r\n'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent)
        const document = read(text)
        expect(valueOf(document, document.root)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('accepts what JSON.parse accepts and nothing else, and never throws', () => {
    const pieces = fc.constantFrom(
      ...'{}[],:"\\/ \n\t-+.eE019au'.split(''),
      'true',
      'null',
      '"a"',
      '"a":',
      '\\u00e9',
      '\0',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        expect(readJson(text).kind).toBe(accepts(text) ? 'valid' : 'invalid')
      }),
      { numRuns: 5000 },
    )
  })
})
