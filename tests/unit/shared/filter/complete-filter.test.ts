import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeFilter } from '../../../../shared/filter/complete-filter'
import { filterKeys } from '../../../../shared/filter/filter-keys'
import type { JsonPath } from '../../../../shared/filter/json-path'
import { parseFilter } from '../../../../shared/filter/parse-filter'

const paths: readonly JsonPath[] = [
  [
    { kind: 'member', name: 'data' },
    { kind: 'element', index: 0 },
  ],
  [{ kind: 'member', name: 'a b' }],
]
const known = { paths, responders: ['Echo', 'Every second', 'Echo', '*'] }
const allOpcodes = ['text', 'binary', 'ping', 'pong', 'close', 'continuation']

const textOf = (marked: string): string => marked.replace(/[‹|›]/g, '')
const cursorOf = (marked: string): number => marked.replace('‹', '').indexOf('|')

describe('completeFilter', () => {
  // The bar is the cursor, ‹ and › hold what is replaced.
  it.each([
    ['‹r|›', ['rsv1:', 'rsv2:', 'rsv3:']],
    ['a ‹Le|›', ['len>']],
    ['a (‹d|›)', ['dir:']],
    ['‹o|›', ['op:', 'or']],
    ['‹di|x›', ['dir:']],
    ['‹d|x:›sent', ['dir:']],
    ['dir:‹|›', ['sent', 'received']],
    ['dir: ‹|›', ['sent', 'received']],
    ['dir:‹|› op:text', ['sent', 'received']],
    ['dir:‹|sent›', ['received']],
    ['dir:‹R|xx›', ['received']],
    ['op:‹|›', allOpcodes],
    ['op:text,‹p|›,close', ['ping', 'pong']],
    ['op:text,‹|›', allOpcodes.slice(1)],
    ['op:‹pi|›,text b', ['ping']],
    ['kind=‹e|›', ['error']],
    ['by:‹|›', ['Echo', '"Every second"', '"*"']],
    ['by:‹|echo›', ['Echo', '"Every second"', '"*"']],
    ['by:‹e|›', ['Echo', '"Every second"']],
    ['a by!=‹EV|x›', ['"Every second"']],
    ['by:‹"ev|›', ['"Every second"']],
    ['by: ‹"|›', ['Echo', '"Every second"', '"*"']],
    ['‹jso|›', ['json.']],
    ['‹json|›', ['json.', 'json.data[0]', 'json."a b"']],
    ['‹json.|›', ['json.data[0]', 'json."a b"']],
    ['‹json.d|›', ['json.data[0]']],
    ['‹json.d|›:5', ['json.data[0]']],
  ])('completes %s', (marked, expected) => {
    const { from, to, suggestions } = completeFilter(textOf(marked), cursorOf(marked), known)
    expect(suggestions.map((suggestion) => suggestion.text)).toEqual(expected)
    expect([from, to]).toEqual([marked.indexOf('‹'), marked.replace(/[‹|]/g, '').indexOf('›')])
  })

  it.each(['or|', 'di|r:sent', 'dir:sent|', 'nokey:a|', 'json.data[0]| > 5', '"d|"', '"d|', '/d|/'])(
    'has nothing to add to %s',
    (marked) => {
      expect(completeFilter(textOf(marked), cursorOf(marked), known).suggestions).toEqual([])
    },
  )

  it('offers every key where a term may begin', () => {
    for (const [text, cursor] of [
      ['', 0],
      ['a  b', 2],
      ['(', 1],
      ['() ', 2],
    ] as const) {
      const { from, to, suggestions } = completeFilter(text, cursor, { paths: [], responders: [] })
      expect([from, to]).toEqual([cursor, cursor])
      expect(suggestions.filter(({ type }) => type === 'key')).toHaveLength(filterKeys.length)
    }
  })

  it('leads to filters that can be read', () => {
    for (const { text } of completeFilter('json', 4, known).suggestions.filter(({ type }) => type === 'path'))
      expect(parseFilter(`${text}:1`).errors).toEqual([])
    for (const name of ['Echo', 'a b', '*', 'a,b', '"', '\\', '(x)', '=', '<5']) {
      const [suggestion] = completeFilter('by:', 3, { paths, responders: [name] }).suggestions
      expect(parseFilter(`by:${suggestion?.text}`)).toMatchObject({ filter: { type: 'cause', name }, errors: [] })
    }
  })

  it('stays inside any text, and around the cursor', () => {
    const piece = fc.constantFrom(
      'json.',
      'op:',
      'by:',
      'by:"e',
      'text',
      ',',
      ' ',
      '"',
      '(',
      '/',
      'not',
      '>',
      '[',
      'dir',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(text, fc.nat(20), (typed, place) => {
        const cursor = Math.min(place, typed.length)
        const { from, to, suggestions } = completeFilter(typed, cursor, known)
        if (suggestions.length === 0) return
        expect(from).toBeLessThanOrEqual(cursor)
        expect(to).toBeGreaterThanOrEqual(cursor)
        expect(to).toBeLessThanOrEqual(typed.length)
      }),
      { numRuns: 2000 },
    )
  })
})
