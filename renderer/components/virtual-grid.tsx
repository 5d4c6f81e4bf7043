/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the rows of a table element cannot be placed */
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { useRowSlots } from './use-row-slots'
import { useVirtualScroll } from './use-virtual-scroll'
import './virtual-grid.css'

export interface VirtualGridHandle {
  focus(): void
  showRow(row: number): void
  scrollToRow(row: number): void
  /** Leaves a row where it is that is in sight, and brings another one to the middle. */
  revealRow(row: number): void
}

/** This row alone, this one more or less, or all from the last one to this. */
export type SelectionGesture = 'only' | 'toggle' | 'range'

export interface VirtualGridProps {
  readonly label: string
  /** Rows, with those before `first`. */
  readonly count: number
  /** Rows before this one are there no more; the others keep their numbers. */
  readonly first?: number
  readonly rowHeight: number
  /** All columns, with those that are not drawn: each cell and heading has its `aria-colindex` among them. */
  readonly columnCount: number
  /** The heading row, with its own cells. */
  readonly heading: ReactNode
  /** Cells of one row. */
  readonly renderRow: (row: number) => ReactNode
  /** The selected row; `null` when it is not in this view. */
  readonly activeRow: number | null
  /** Where the keys go on from; half a row less than the next row when what was selected is hidden between two. */
  readonly cursorRow: number | null
  readonly onActivate: (row: number, gesture: SelectionGesture) => void
  /** Left out where only the active row is ever selected: then every gesture means that one. */
  readonly selection?: {
    readonly has: (row: number) => boolean
    readonly onAll: () => void
  }
  readonly following: boolean
  readonly onFollowing: (following: boolean) => void
  /** Hears the keys that do not move, and says whether it took one. */
  readonly onKey: (key: string) => boolean
  /** Rows in sight, `end` excluded. */
  readonly onRange: (start: number, end: number) => void
  readonly handleRef?: Ref<VirtualGridHandle>
}

/** A table of any number of rows of one height, of which one can be selected. Knows nothing of what it shows. */
export function VirtualGrid(props: VirtualGridProps): ReactNode {
  const {
    label,
    count,
    first = 0,
    rowHeight,
    activeRow,
    cursorRow,
    following,
    onActivate,
    onFollowing,
    onRange,
  } = props
  const id = useId()
  const gridRef = useRef<HTMLDivElement>(null)
  const { attach, onScroll, spacer, height, start, end, offsetOf, showRow, scrollToRow } = useVirtualScroll({
    count,
    first,
    rowHeight,
    pinned: following,
    onScrolled: onFollowing,
  })

  const slotOf = useRowSlots(start, Math.ceil(height / rowHeight) + 1)

  useEffect(() => onRange(start, end), [onRange, start, end])
  useImperativeHandle(props.handleRef, () => ({
    focus: () => gridRef.current?.focus(),
    showRow,
    scrollToRow,
    revealRow(row) {
      if (row <= start || row >= end - 1) scrollToRow(row - Math.floor((end - start) / 2))
    },
  }))

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey) return
    if (event.ctrlKey || event.metaKey) return onCommandKey(event)
    // Keys of the heading's controls, and of the menus that they open, are their own.
    if (event.target !== gridRef.current && event.target !== attach.current) return
    if (props.onKey(event.key)) return event.preventDefault()
    if (count === first) return
    const target = rowOfKey(event.key, cursorRow ?? (following ? count : start - 1), first, count, end - start)
    if (target === null) return
    event.preventDefault()
    showRow(target)
    // Who steps away from the newest row wants to look at something: new rows must not move it.
    onFollowing(target === count - 1)
    onActivate(target, event.shiftKey ? 'range' : 'only')
  }

  /** Of a list in which several rows can be selected. */
  function onCommandKey(event: KeyboardEvent): void {
    if (!props.selection || event.target !== gridRef.current) return
    if (event.key.toLowerCase() === 'a') props.selection.onAll()
    else if (event.key === ' ' && activeRow !== null) onActivate(activeRow, 'toggle')
    else return
    event.preventDefault()
  }

  function onPress(event: MouseEvent, row: number): void {
    // Whoever opens the menu of several means all of them.
    if (event.button === 2 && props.selection?.has(row)) return
    onActivate(row, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')
  }

  const rows = Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index)
  const rowId = (row: number) => `${id}-row-${row}`
  return (
    <div
      ref={gridRef}
      className="virtual-grid"
      role="grid"
      aria-label={label}
      aria-multiselectable={props.selection !== undefined}
      aria-rowcount={count - first + 1}
      aria-colcount={props.columnCount}
      aria-activedescendant={activeRow !== null && activeRow >= start && activeRow < end ? rowId(activeRow) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className="virtual-grid-heading">
        {props.heading}
      </div>
      <div ref={attach} className="virtual-port" onScroll={onScroll} role="rowgroup" tabIndex={-1}>
        <div style={{ height: spacer }} role="presentation">
          <div className="virtual-viewport" style={{ height: height }} role="presentation">
            {rows.map((row) => (
              <div
                key={slotOf(row)}
                id={rowId(row)}
                className="virtual-row"
                role="row"
                aria-rowindex={row - first + 2}
                aria-selected={props.selection?.has(row) ?? row === activeRow}
                style={{ height: rowHeight, transform: `translateY(${offsetOf(row)}px)` }}
                onMouseDown={(event) => onPress(event, row)}
              >
                {props.renderRow(row)}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

/** `null` for keys that do not move. */
function rowOfKey(key: string, from: number, first: number, count: number, page: number): number | null {
  const last = count - 1
  const within = (row: number) => Math.min(Math.max(first, row), last)
  switch (key) {
    case 'ArrowUp':
      return within(Math.ceil(from - 1))
    case 'ArrowDown':
      return within(Math.floor(from + 1))
    case 'PageUp':
      return within(Math.ceil(from - Math.max(1, page - 1)))
    case 'PageDown':
      return within(Math.floor(from + Math.max(1, page - 1)))
    case 'Home':
      return first
    case 'End':
      return last
    default:
      return null
  }
}
