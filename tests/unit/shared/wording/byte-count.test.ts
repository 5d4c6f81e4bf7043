import { expect, it } from 'vitest'
import { byteCount, shortCount } from '../../../../shared/wording/byte-count'

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [9_994, '9.99 kB'],
  [9_996, '10.0 kB'],
  [99_949, '99.9 kB'],
  [999_499, '999 kB'],
  [999_501, '1.00 MB'],
  [412_000_000, '412 MB'],
  [5e15, '5000 TB'],
])('writes %i bytes as %s', (bytes, expected) => {
  expect(byteCount(bytes)).toBe(expected)
})

it.each([
  [3_201, '3,201'],
  [48_120, '48k'],
  [999_499, '999k'],
  [999_500, '1.0M'],
  [1_204_331, '1.2M'],
  [10_000_000, '10M'],
])('shortens %i to %s', (count, expected) => {
  expect(shortCount(count)).toBe(expected)
})
