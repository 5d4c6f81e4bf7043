import { expect, it } from 'vitest'
import { matchesOf, spansWithin } from '../../../../renderer/components/text-spans'

const spans = (text: string) => matchesOf(text, /a+/g)

it('finds matches in order, none of which is empty', () => {
  expect(spans('baac a')).toEqual([
    { start: 1, end: 3 },
    { start: 5, end: 6 },
  ])
  expect(matchesOf('ab', /x*/g)).toEqual([])
})

it.each([
  ['all', 0, 6, 2],
  ['one that begins before the stretch', 2, 4, 1],
  ['one that ends after it', 0, 2, 1],
  ['none that ends where it begins', 3, 5, 0],
  ['none that begins where it ends', 3, 4, 0],
])('finds %s', (_, start, end, count) => {
  expect(spansWithin(spans('baac a'), start, end)).toHaveLength(count)
})
