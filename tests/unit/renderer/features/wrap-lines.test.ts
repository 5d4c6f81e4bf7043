import { expect, it } from 'vitest'
import { wrapLines } from '../../../../renderer/features/frame-detail/wrap-lines'

const lines = (text: string, columns: number) => {
  const starts = wrapLines(text, columns)
  return starts.map((start, index) => text.slice(start, starts[index + 1]))
}

it.each<[string, string, string[]]>([
  ['an empty text', '', ['']],
  ['a text that fits', 'abc', ['abc']],
  ['line feeds, also the last', 'ab\n\ncd\n', ['ab\n', '\n', 'cd\n']],
  ['long lines', 'abcdefghij\nk', ['abcd', 'efgh', 'ij\n', 'k']],
  [
    'where signs for what is not seen would not fit',
    'a\0\0b\u202ecd\n\u202e',
    ['a\0', '\0b', '\u202e', 'cd\n', '\u202e'],
  ],
  ['a character of two units', 'abc😀de', ['abc', '😀de']],
])('breaks %s', (_, text, expected) => {
  expect(lines(text, 4)).toEqual(expected)
})

it('loses nothing', () => {
  const text = 'x'.repeat(1000) + '\n' + '😀'.repeat(500)
  expect(lines(text, 7).join('')).toBe(text)
})
