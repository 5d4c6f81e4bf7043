import { connectionColumns, type ConnectionColumn } from '../../store/connection-list'

/** In pixels; path and user agent share what is left. */
const widths: Readonly<Record<ConnectionColumn, number>> = {
  number: 44,
  state: 96,
  remote: 144,
  path: 110,
  agent: 110,
  subprotocol: 84,
  sent: 56,
  'sent-bytes': 68,
  received: 56,
  'received-bytes': 68,
  activity: 60,
  age: 60,
}

/** These go first where the room is short, in this order. */
const dispensable: readonly ConnectionColumn[] = ['agent', 'subprotocol', 'age', 'sent-bytes', 'received-bytes']
const GAP = 8
const PADDING = 24

/** The columns that are shown in so many pixels. */
export function fittingConnectionColumns(room: number): readonly ConnectionColumn[] {
  let shown: readonly ConnectionColumn[] = connectionColumns
  const taken = () => shown.reduce((sum, column) => sum + GAP + widths[column], PADDING)
  for (const column of dispensable) {
    if (taken() <= room) break
    shown = shown.filter((each) => each !== column)
  }
  return shown
}

/** For `grid-template-columns`. */
export const connectionTemplate = (shown: readonly ConnectionColumn[]): string =>
  shown
    .map((column) =>
      column === 'path' || column === 'agent' ? `minmax(${widths[column]}px, 1fr)` : `${widths[column]}px`,
    )
    .join(' ')

/** For `aria-colindex`: the place among all columns, so that it stays whichever have room. Counts from 1. */
export const connectionColumnPlace = (column: ConnectionColumn): number => connectionColumns.indexOf(column) + 1

export const isRightColumn = (column: ConnectionColumn): boolean =>
  !['state', 'remote', 'path', 'agent', 'subprotocol'].includes(column)
