import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filter, FilterTest } from '../../../../shared/filter/filter'
import { MAX_FILTER_DEPTH, parseFilter } from '../../../../shared/filter/parse-filter'

const a: Filter = { type: 'contains', text: 'a' }
const b: Filter = { type: 'contains', text: 'b' }
const c: Filter = { type: 'contains', text: 'c' }
const wall = { date: null, nanoseconds: 0, offset: null }
const member = (name: string) => ({ kind: 'member', name }) as const
const range = (from: number, to = from) => ({ from, to })

const terms: readonly (readonly [string, FilterTest])[] = [
  // Text
  ['error', { type: 'contains', text: 'error' }],
  ['"two words"', { type: 'contains', text: 'two words' }],
  ['"a \\"b\\" \\\\ \\n\\d"', { type: 'contains', text: 'a "b" \\ \n\\d' }],
  ['""', { type: 'contains', text: '' }],
  ['{"a":1}', { type: 'contains', text: '{"a":1}' }],
  ['"http://x"', { type: 'contains', text: 'http://x' }],
  ['127.0.0.1:80', { type: 'contains', text: '127.0.0.1:80' }],
  ['"not"', { type: 'contains', text: 'not' }],
  ['dir', { type: 'contains', text: 'dir' }],
  ['json.parse', { type: 'contains', text: 'json.parse' }],
  ['/a b/', { type: 'regex', source: 'a b', flags: '' }],
  ['/[/]\\/(x)/sgi', { type: 'regex', source: '[/]\\/(x)', flags: 'is' }],
  // Words
  ['dir:sent', { type: 'direction', direction: 'sent' }],
  ['Direction=RECEIVED', { type: 'direction', direction: 'received' }],
  ['↑', { type: 'direction', direction: 'sent' }],
  ['dir:↓', { type: 'direction', direction: 'received' }],
  ['op:text,binary,ping,pong,close,continuation', { type: 'opcode', opcodes: [1, 2, 9, 10, 8, 0] }],
  ['op:0x1,15,text', { type: 'opcode', opcodes: [1, 15] }],
  ['kind:violation,error', { type: 'kind', categories: ['violation', 'error'] }],
  ['fin:false', { type: 'flag', flag: 'fin', value: false }],
  ['rsv3:true', { type: 'flag', flag: 'rsv3', value: true }],
  ['compressed:true', { type: 'flag', flag: 'compressed', value: true }],
  // Numbers
  ['len>1000', { type: 'length', test: { type: 'greater', value: 1000 } }],
  ['len <= 10k', { type: 'length', test: { type: 'at-most', value: 10_000 } }],
  ['len>=1.5MB', { type: 'length', test: { type: 'at-least', value: 1_500_000 } }],
  ['len<64KiB', { type: 'length', test: { type: 'less', value: 65_536 } }],
  ['len!=0', { type: 'length', test: { type: 'unequal', value: 0 } }],
  ['len=5', { type: 'length', test: { type: 'within', ranges: [range(5)] } }],
  [
    'len:1,100..2k,7-8',
    { type: 'length', test: { type: 'within', ranges: [range(1), range(100, 2000), range(7, 8)] } },
  ],
  ['conn:3', { type: 'connection', test: { type: 'within', ranges: [range(3)] } }],
  ['by:Echo', { type: 'cause', name: 'Echo' }],
  ['by:a,b', { type: 'cause', name: 'a,b' }],
  ['responder = "Slow one"', { type: 'cause', name: 'Slow one' }],
  ['by:*', { type: 'cause', name: null }],
  ['by:"*"', { type: 'cause', name: '*' }],
  ['code:1006', { type: 'close-code', test: { type: 'within', ranges: [range(1006)] } }],
  // JSON
  [
    'json.a.b:5',
    { type: 'json', path: [member('a'), member('b')], test: { type: 'equal', value: { kind: 'number', source: '5' } } },
  ],
  [
    'json[2].*[*]:true',
    {
      type: 'json',
      path: [{ kind: 'element', index: 2 }, { kind: 'any' }, { kind: 'any' }],
      test: { type: 'equal', value: { kind: 'true' } },
    },
  ],
  [
    'json."x y"["."]!=null',
    { type: 'json', path: [member('x y'), member('.')], test: { type: 'unequal', value: { kind: 'null' } } },
  ],
  ['json.a:"5"', { type: 'json', path: [member('a')], test: { type: 'equal', value: { kind: 'string', text: '5' } } }],
  [
    'json.a:007',
    { type: 'json', path: [member('a')], test: { type: 'equal', value: { kind: 'string', text: '007' } } },
  ],
  [
    'json.a > 12345678901234567890',
    { type: 'json', path: [member('a')], test: { type: 'greater', source: '12345678901234567890' } },
  ],
  ['json.a<=-1.5e+3', { type: 'json', path: [member('a')], test: { type: 'at-most', source: '-1.5e+3' } }],
  ['json:*', { type: 'json', path: [], test: { type: 'present' } }],
  // Times
  ['since:10s', { type: 'since', nanoseconds: 10e9 }],
  ['since:1h30m', { type: 'since', nanoseconds: 5400e9 }],
  ['after:12:00:01.5', { type: 'after', time: { ...wall, nanoseconds: 43_201.5e9 } }],
  ['before:9:05', { type: 'before', time: { ...wall, nanoseconds: 32_700e9 } }],
  ['before:2026-01-02', { type: 'before', time: { ...wall, date: '2026-01-02' } }],
  ['after:2026-01-02T00:00:00.000000001Z', { type: 'after', time: { date: '2026-01-02', nanoseconds: 1, offset: 0 } }],
  ['after:2026-01-02t00:01-0130', { type: 'after', time: { date: '2026-01-02', nanoseconds: 60e9, offset: -90 } }],
]

const groups: readonly (readonly [string, Filter])[] = [
  ['a b', { type: 'and', operands: [a, b] }],
  ['a AND b', { type: 'and', operands: [a, b] }],
  ['a b or c', { type: 'or', operands: [{ type: 'and', operands: [a, b] }, c] }],
  ['a (b or c)', { type: 'and', operands: [a, { type: 'or', operands: [b, c] }] }],
  ['not a b', { type: 'and', operands: [{ type: 'not', operand: a }, b] }],
  ['not (a b)', { type: 'not', operand: { type: 'and', operands: [a, b] } }],
  ['a and not not b', { type: 'and', operands: [a, { type: 'not', operand: { type: 'not', operand: b } }] }],
  ['((a))', a],
  ['by!=Echo', { type: 'not', operand: { type: 'cause', name: 'Echo' } }],
  ['op!=ping', { type: 'not', operand: { type: 'opcode', opcodes: [9] } }],
  ['json.a!=*', { type: 'not', operand: { type: 'json', path: [member('a')], test: { type: 'present' } } }],
]

describe('parseFilter', () => {
  it.each([...terms, ...groups])('reads %s', (text, filter) => {
    expect(parseFilter(text)).toEqual({ filter, errors: [], hints: [] })
  })

  it.each(['', ' \n\t'])('reads nothing as no filter: %j', (text) => {
    expect(parseFilter(text)).toEqual({ filter: null, errors: [], hints: [] })
  })

  // The error is between ‹ and ›.
  it.each([
    ['a ‹dri›:sent', 'unknown-key', { key: 'dri', suggestion: 'dir', quoted: '"dri:sent"' }],
    ['‹lenght›>5', 'unknown-key', { key: 'lenght', suggestion: 'len', quoted: '"lenght>5"' }],
    ['‹http›://x/', 'unknown-key', { key: 'http', suggestion: '', quoted: '"http://x/"' }],
    ['‹constructor›:1', 'unknown-key', { key: 'constructor', suggestion: '', quoted: '"constructor:1"' }],
    ['‹dir>sent›', 'operator-unsuited', { key: 'dir', operator: '>' }],
    ['‹since!=1s›', 'operator-unsuited', { key: 'since', operator: '!=' }],
    ['‹op:text,›', 'value-missing', { key: 'op' }],
    ['a ‹op: ›', 'value-missing', { key: 'op' }],
    ['dir:‹out›', 'unknown-value', { key: 'dir', value: 'out', suggestion: '', allowed: 'sent, received' }],
    [
      'op:text,‹pig›',
      'unknown-value',
      { key: 'op', value: 'pig', suggestion: 'ping', allowed: 'text, binary, ping, pong, close, continuation' },
    ],
    [
      'op:‹16›',
      'unknown-value',
      { key: 'op', value: '16', suggestion: '', allowed: 'text, binary, ping, pong, close, continuation' },
    ],
    ['fin:‹ture›', 'unknown-value', { key: 'fin', value: 'ture', suggestion: 'true', allowed: 'true, false' }],
    ['len>‹big›', 'number-invalid', { key: 'len', value: 'big' }],
    ['len:1,‹-5›', 'number-invalid', { key: 'len', value: '-5' }],
    ['conn:‹1k›', 'number-invalid', { key: 'conn', value: '1k' }],
    ['json.a>‹x›', 'number-invalid', { key: 'json', value: 'x' }],
    ['json.a>‹"5"›', 'number-invalid', { key: 'json', value: '5' }],
    ['len:‹9..2›', 'range-backwards', { key: 'len', from: '9', to: '2' }],
    ['since:‹10›', 'duration-invalid', { value: '10' }],
    ['since:‹10s5›', 'duration-invalid', { value: '10s5' }],
    ['after:‹24:00›', 'time-invalid', { value: '24:00' }],
    ['after:‹2026-02-30›', 'time-invalid', { value: '2026-02-30' }],
    ['after:‹Z›', 'time-invalid', { value: 'Z' }],
    ['json.a‹..b:1›', 'path-invalid', {}],
    ['a ‹"b c›', 'quote-not-ended', {}],
    ['dir:‹"b c›', 'quote-not-ended', {}],
    ['a ‹or›', 'term-missing', { word: 'or' }],
    ['‹or› a', 'term-missing', { word: 'or' }],
    ['a ‹and› or b', 'term-missing', { word: 'and' }],
    ['‹not›', 'term-missing', { word: 'not' }],
    ['a ‹(›)', 'term-missing', { word: '(' }],
    ['a ‹(›b', 'parenthesis-not-closed', {}],
    ['a‹)› b', 'parenthesis-not-opened', {}],
  ])('explains %s', (marked, code, params) => {
    const from = marked.indexOf('‹')
    const to = marked.indexOf('›') - 1
    const text = marked.replace(/[‹›]/g, '')
    expect(parseFilter(text)).toEqual({ filter: null, errors: [{ from, to, code, params }], hints: [] })
  })

  it('finds all errors at once', () => {
    const codes = parseFilter('a) or len>x b:1 (').errors.map((error) => error.code)
    expect(codes).toEqual([
      'parenthesis-not-opened',
      'term-missing',
      'number-invalid',
      'unknown-key',
      'parenthesis-not-closed',
    ])
  })

  it.each(['(', 'not '])('refuses more levels of %j than anybody means, with one error', (opener) => {
    const levels = (count: number): string => opener.repeat(count) + 'a' + (opener === '(' ? ')'.repeat(count) : '')
    expect(parseFilter(levels(MAX_FILTER_DEPTH)).errors).toEqual([])
    expect(parseFilter(levels(100_000)).errors.map(({ code, params }) => [code, params])).toEqual([
      ['nested-too-deep', { limit: String(MAX_FILTER_DEPTH) }],
    ])
  })

  it('refuses a path of more steps than anybody means', () => {
    expect(parseFilter(`json${'.a'.repeat(100)}:1`).errors).toEqual([])
    expect(parseFilter(`json${'.a'.repeat(101)}:1`).errors.map(({ code }) => code)).toEqual(['path-invalid'])
  })

  it.each([
    ['/[/i', '[', 'regex-invalid', { source: '[', reason: 'Unterminated character class' }],
    ['/(x/', '(x', 'regex-invalid', { source: '(x', reason: 'Unterminated group' }],
    ['/api/v1', '/api/v1', 'regex-flags-unknown', { text: '/api/v1' }],
    ['/a/ii', '/a/ii', 'regex-flags-unknown', { text: '/a/ii' }],
    ['//', '//', 'regex-not-ended', { text: '//' }],
    ['/api', '/api', 'regex-not-ended', { text: '/api' }],
  ])('searches %s literally and says so', (text, literal, code, params) => {
    expect(parseFilter(text)).toEqual({
      filter: { type: 'contains', text: literal },
      errors: [],
      hints: [{ from: 0, to: text.length, code, params }],
    })
  })

  it('takes any text, marks errors inside it, and has a filter where it has none', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      '/',
      'json',
      '.',
      '[',
      ']',
      ':',
      '>',
      'not ',
      'or ',
      'len',
      'op:',
      ',',
      ' ',
      '5',
      '\\',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const { filter, errors, hints } = parseFilter(typed)
        expect(filter === null).toBe(errors.length > 0 || typed.trim() === '')
        for (const { from, to } of [...errors, ...hints]) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(typed.length)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
