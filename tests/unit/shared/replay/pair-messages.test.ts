import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairMessages, type PairedMessage } from '../../../../shared/replay/pair-messages'

/** `a` has the key a; `7=a` has the id 7 as well. */
const messages = (texts: string, firstEvent: number): readonly PairedMessage[] =>
  texts
    .split(' ')
    .filter((text) => text !== '')
    .map((text, index) => {
      const [id, key] = text.includes('=') ? text.split('=') : [null, text]
      return { event: firstEvent + index, key: key ?? '', id: id ?? null }
    })

const paired = (expected: string, actual: string): readonly string[] =>
  pairMessages(messages(expected, 10), messages(actual, 20)).map(
    ({ verdict, expected: then, actual: now }) => `${verdict} ${then ?? '-'} ${now ?? '-'}`,
  )

describe('pairMessages', () => {
  for (const [name, expected, actual, pairs] of [
    ['the same conversation', 'a b', 'a b', ['same 10 20', 'same 11 21']],
    ['one that changed', 'a b c', 'a x c', ['same 10 20', 'different 11 21', 'same 12 22']],
    ['one that did not come', 'a b c', 'a c', ['same 10 20', 'missing 11 -', 'same 12 21']],
    ['one that came in between', 'a b', 'a x b', ['same 10 20', 'extra - 21', 'same 11 22']],
    ['nothing that came', 'a b', '', ['missing 10 -', 'missing 11 -']],
    ['nothing that was there', '', 'a', ['extra - 20']],
    ['ids in another order', '1=a 2=b', '2=b 1=a', ['same 10 21', 'same 11 20']],
    ['an id that the recording has not', '1=a', '9=a 1=x', ['extra - 20', 'different 10 21']],
    ['an id that is there twice', '1=a 1=b', '1=a 1=x', ['same 10 20', 'different 11 21']],
    ['some without an id', '1=a t 2=b', 't 2=b 1=a', ['same 10 22', 'same 11 20', 'same 12 21']],
  ] as const)
    it(`pairs ${name}`, () => expect(paired(expected, actual)).toEqual(pairs))

  it('names every message once', () => {
    const message = fc.record({ key: fc.constantFrom('a', 'b', 'c'), id: fc.constantFrom(null, '1', '2', '3') })
    const list = (first: number) =>
      fc.array(message, { maxLength: 12 }).map((all) => all.map((each, index) => ({ ...each, event: first + index })))
    fc.assert(
      fc.property(list(0), list(100), (expected, actual) => {
        const pairs = pairMessages(expected, actual)
        const events = (all: readonly (number | null)[]) => all.filter((event) => event !== null)
        expect(events(pairs.map((pair) => pair.expected))).toEqual(expected.map(({ event }) => event))
        expect(events(pairs.map((pair) => pair.actual)).toSorted((a, b) => a - b)).toEqual(
          actual.map(({ event }) => event),
        )
      }),
    )
  })
})
