/** In the order in which they stand. */
export const columnIds = ['number', 'time', 'delta', 'direction', 'connection', 'opcode', 'bytes', 'payload'] as const
export type ColumnId = (typeof columnIds)[number]

/** The direction is a sign of one width, and what the payload leaves is its own. */
export type SizedColumn = Exclude<ColumnId, 'direction' | 'payload'>

/** For `aria-colindex`: the place among all columns, so that it stays whichever are hidden. Counts from 1. */
export const columnPlace = (column: ColumnId): number => columnIds.indexOf(column) + 1

export const timeStyles = ['wall', 'relative', 'monotonic'] as const
export type TimeStyle = (typeof timeStyles)[number]

export interface ColumnLayout {
  readonly hidden: readonly ColumnId[]
  /** In pixels. */
  readonly widths: Readonly<Record<SizedColumn, number>>
  readonly timeStyle: TimeStyle
}

export const defaultColumns: ColumnLayout = {
  hidden: ['number', 'connection'],
  widths: { number: 76, time: 116, delta: 66, connection: 40, opcode: 74, bytes: 64 },
  timeStyle: 'wall',
}

export const MIN_COLUMN_WIDTH = 32
export const MAX_COLUMN_WIDTH = 400

export const isSized = (column: ColumnId): column is SizedColumn => column !== 'direction' && column !== 'payload'

export function withWidth(layout: ColumnLayout, column: SizedColumn, width: number): ColumnLayout {
  const bounded = Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, Math.round(width)))
  return { ...layout, widths: { ...layout.widths, [column]: bounded } }
}

/** The payload stays: a timeline without it says nothing. */
export function withToggled(layout: ColumnLayout, column: ColumnId): ColumnLayout {
  if (column === 'payload') return layout
  const { hidden } = layout
  return {
    ...layout,
    hidden: hidden.includes(column) ? hidden.filter((each) => each !== column) : [...hidden, column],
  }
}

/** These go first where the room is short, in this order. */
const dispensable: readonly ColumnId[] = ['connection', 'number', 'delta', 'bytes']
const DIRECTION_WIDTH = 12
const GAP = 8
const PADDING = 24
const LEAST_PAYLOAD = 130

/** The columns that are shown in so many pixels. With several connections the one that tells them apart is needed. */
export function fittingColumns(
  { hidden, widths }: ColumnLayout,
  room: number,
  manyConnections = false,
): readonly ColumnId[] {
  const isNeeded = (column: ColumnId) => manyConnections && column === 'connection'
  let shown = columnIds.filter((column) => isNeeded(column) || !hidden.includes(column))
  const taken = () =>
    shown.reduce((sum, column) => sum + GAP + (isSized(column) ? widths[column] : DIRECTION_WIDTH), PADDING)
  for (const column of dispensable) {
    if (room - taken() >= LEAST_PAYLOAD) break
    shown = shown.filter((each) => each !== column || isNeeded(each))
  }
  return shown
}

/** For `grid-template-columns`. */
export function columnTemplate(shown: readonly ColumnId[], { widths }: ColumnLayout): string {
  return shown
    .map((column) => {
      if (column === 'payload') return 'minmax(0, 1fr)'
      return `${isSized(column) ? widths[column] : DIRECTION_WIDTH}px`
    })
    .join(' ')
}

/** What was remembered, with defaults for all that is not as it should be. */
export function readColumns(stored: string | null): ColumnLayout {
  const value = parse(stored)
  const hidden = columnIds.filter((column) => isList(value['hidden']) && value['hidden'].includes(column))
  const widths = isRecord(value['widths']) ? value['widths'] : {}
  const columns = columnIds.filter(isSized)
  const layout: ColumnLayout = {
    ...defaultColumns,
    hidden: isList(value['hidden']) ? hidden.filter((column) => column !== 'payload') : defaultColumns.hidden,
    timeStyle: timeStyles.find((style) => style === value['timeStyle']) ?? defaultColumns.timeStyle,
  }
  return columns.reduce((read, column) => {
    const width = widths[column]
    return typeof width === 'number' && Number.isFinite(width) ? withWidth(read, column, width) : read
  }, layout)
}

function parse(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
