/**
 * Where rows are when there are more of them than an element can be high. Chromium clamps elements at 33,554,428 px and
 * draws unevenly before that, so the scrolled spacer is capped. The exact position in pixels of all rows is kept in
 * JavaScript; the scroll bar shows it in proportion.
 */
export interface ScrollExtent {
  /** Height of the scrolled element. */
  readonly spacer: number
  /** Largest position of the first visible pixel; the smallest is 0. */
  readonly maxTop: number
  /** Largest `scrollTop` of the scroll bar. */
  readonly maxBar: number
}

export const MAX_SPACER = 8_000_000

/** Higher than this, a spacer is a little higher than its rows; the bar shows positions in proportion anyway. */
const EXACT_SPACER = 50_000
const STEPS_PER_DOUBLING = 8

export function scrollExtent(rowCount: number, rowHeight: number, viewportHeight: number): ScrollExtent {
  const height = rowCount * rowHeight
  const spacer = spacerOf(height)
  return {
    spacer,
    maxTop: Math.max(0, height - viewportHeight),
    maxBar: Math.max(0, spacer - viewportHeight),
  }
}

/** Grows in steps: each change of it costs a layout and moves the bar, which a fast list would pay for at every drawing. */
function spacerOf(height: number): number {
  if (height <= EXACT_SPACER) return height
  const step = Math.ceil(Math.log2(height) * STEPS_PER_DOUBLING) / STEPS_PER_DOUBLING
  return Math.min(Math.round(2 ** step), MAX_SPACER)
}

export const clampTop = (extent: ScrollExtent, top: number): number => Math.min(Math.max(0, top), extent.maxTop)

export const barOfTop = (extent: ScrollExtent, top: number): number =>
  extent.maxTop === 0 ? 0 : (top / extent.maxTop) * extent.maxBar

export const topOfBar = (extent: ScrollExtent, bar: number): number =>
  extent.maxBar === 0 ? 0 : clampTop(extent, (bar / extent.maxBar) * extent.maxTop)

/** The position nearest to `top` at which the row is wholly in sight. */
export function topShowingRow(
  extent: ScrollExtent,
  top: number,
  row: number,
  rowHeight: number,
  viewportHeight: number,
): number {
  const start = row * rowHeight
  if (start < top) return clampTop(extent, start)
  return clampTop(extent, Math.max(top, start + rowHeight - viewportHeight))
}
