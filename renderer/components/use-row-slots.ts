import { useState } from 'react'

/**
 * Which of `size` elements shows a row. They go round with the rows in sight, so that scrolling changes elements instead
 * of making new ones. After a jump, where every row is another one, the first row takes the element of the last first
 * row: going round there would only move all elements about.
 */
export function useRowSlots(start: number, size: number): (row: number) => number {
  const [place, setPlace] = useState({ start, shift: 0 })
  let { shift } = place
  if (place.start !== start) {
    if (Math.abs(start - place.start) >= size) shift += start - place.start
    setPlace({ start, shift })
  }
  return (row) => (((row - shift) % size) + size) % size
}
