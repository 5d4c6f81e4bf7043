import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { SelectionGesture } from '../components/virtual-grid'

/** Which connections are selected, by number. */
export interface ConnectionSelection {
  readonly numbers: ReadonlySet<number>
  /** The one that was selected last, from where the keys go on; `null` for none. */
  readonly cursor: number | null
  /** Where a range begins. */
  readonly anchor: number | null
}

export const noConnections: ConnectionSelection = { numbers: new Set(), cursor: null, anchor: null }

/** The same as in every list: alone, one more or less, or all from the anchor on. */
export function selectIn(
  list: readonly ConnectionSummary[],
  selection: ConnectionSelection,
  row: number,
  gesture: SelectionGesture,
): ConnectionSelection {
  const number = list[row]?.connection
  if (number === undefined) return selection
  switch (gesture) {
    case 'only':
      return { numbers: new Set([number]), cursor: number, anchor: number }
    case 'toggle': {
      const numbers = new Set(selection.numbers)
      if (!numbers.delete(number)) numbers.add(number)
      return { numbers, cursor: number, anchor: number }
    }
    case 'range': {
      const begin = list.findIndex(({ connection }) => connection === selection.anchor)
      const from = begin === -1 ? row : begin
      const range = list.slice(Math.min(from, row), Math.max(from, row) + 1)
      return {
        numbers: new Set(range.map(({ connection }) => connection)),
        cursor: number,
        anchor: list[from]?.connection ?? number,
      }
    }
  }
}

/** As a term of the filter, with neighbours as ranges; empty where nothing is selected. */
export function connectionTerm(numbers: ReadonlySet<number>): string {
  const sorted = [...numbers].toSorted((one, other) => one - other)
  const ranges: [from: number, to: number][] = []
  for (const number of sorted) {
    const last = ranges.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  if (ranges.length === 0) return ''
  return `conn:${ranges.map(([from, to]) => (from === to ? from : `${from}..${to}`)).join(',')}`
}
