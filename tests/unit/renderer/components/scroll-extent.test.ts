import { describe, expect, it } from 'vitest'
import {
  barOfTop,
  clampTop,
  MAX_SPACER,
  scrollExtent,
  topOfBar,
  topShowingRow,
} from '../../../../renderer/components/scroll-extent'

const ROW = 22
const VIEW = 660

describe('scroll extent', () => {
  it('is the rows themselves while they fit', () => {
    const extent = scrollExtent(1000, ROW, VIEW)
    expect(extent).toEqual({ spacer: 22_000, maxTop: 21_340, maxBar: 21_340 })
    expect(barOfTop(extent, 4321)).toBe(4321)
    expect(topOfBar(extent, 4321)).toBe(4321)
  })

  it.each([0, 1, 30])('does not scroll %i rows that are all in sight', (count) => {
    const extent = scrollExtent(count, ROW, VIEW)
    expect(extent.maxTop).toBe(0)
    expect(barOfTop(extent, 0)).toBe(0)
    expect(topOfBar(extent, 0)).toBe(0)
  })

  it.each([10_000_000, 1_000_000_000])('reaches the first and the last of %i rows with a capped spacer', (count) => {
    const extent = scrollExtent(count, ROW, VIEW)
    expect(extent.spacer).toBe(MAX_SPACER)
    expect(topOfBar(extent, 0)).toBe(0)
    expect(topOfBar(extent, extent.maxBar)).toBe(count * ROW - VIEW)
    expect(barOfTop(extent, extent.maxTop)).toBe(extent.maxBar)
  })

  it('comes back to the same row through the scroll bar', () => {
    const extent = scrollExtent(10_000_000, ROW, VIEW)
    const top = 7_654_321 * ROW
    expect(topOfBar(extent, barOfTop(extent, top))).toBeCloseTo(top, 4)
  })

  it('keeps positions inside', () => {
    const extent = scrollExtent(100, ROW, VIEW)
    expect(clampTop(extent, -1)).toBe(0)
    expect(clampTop(extent, 1e9)).toBe(100 * ROW - VIEW)
  })

  it.each([
    ['a row above', 10, 220],
    ['a row in sight', 25, 500],
    ['a row cut at the bottom', 52, 53 * ROW - VIEW],
    ['a row far below', 99, 100 * ROW - VIEW],
  ])('moves no further than it must to show %s', (_, row, expected) => {
    expect(topShowingRow(scrollExtent(100, ROW, VIEW), 500, row, ROW, VIEW)).toBe(expected)
  })
})
