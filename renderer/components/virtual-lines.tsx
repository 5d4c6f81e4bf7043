/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- read with the arrow keys */
import { useEffect, type KeyboardEvent, type ReactNode } from 'react'
import { useVirtualScroll } from './use-virtual-scroll'
import './virtual-grid.css'

export interface VirtualLinesProps {
  readonly label: string
  readonly count: number
  readonly rowHeight: number
  readonly renderLine: (line: number) => ReactNode
  /** Told of the lines in sight when they change, and when it is another function. */
  readonly onRange?: (start: number, end: number) => void
}

const stay = () => {}

/** Any number of lines to read; nothing in it is selected, arrow keys scroll. */
export function VirtualLines({ label, count, rowHeight, renderLine, onRange }: VirtualLinesProps): ReactNode {
  const { attach, onScroll, spacer, height, start, end, offsetOf, scrollBy } = useVirtualScroll({
    count,
    rowHeight,
    pinned: false,
    onScrolled: stay,
  })

  useEffect(() => onRange?.(start, end), [onRange, start, end])

  function onKeyDown(event: KeyboardEvent): void {
    const pixels = pixelsOfKey(event.key, rowHeight, height)
    if (pixels === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    scrollBy(pixels)
  }

  const lines = Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index)
  return (
    <div
      ref={attach}
      className="virtual-port"
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      role="document"
      aria-label={label}
      tabIndex={0}
    >
      <div style={{ height: spacer }}>
        <div className="virtual-viewport" style={{ height }}>
          {lines.map((line) => (
            <div
              key={line % (lines.length + 1)}
              className="virtual-row"
              style={{ height: rowHeight, transform: `translateY(${offsetOf(line)}px)` }}
            >
              {renderLine(line)}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

function pixelsOfKey(key: string, rowHeight: number, height: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return -rowHeight
    case 'ArrowDown':
      return rowHeight
    case 'PageUp':
      return rowHeight - height
    case 'PageDown':
      return height - rowHeight
    case 'Home':
      return -Infinity
    case 'End':
      return Infinity
    default:
      return null
  }
}
