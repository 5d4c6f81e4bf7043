/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- there is no element for a tree, and the tree hears the keys for its items */
import { useMemo, useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react'
import type { JsonDocument } from '../../../shared/payload/json-document'
import { useVirtualScroll } from '../../components/use-virtual-scroll'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { JsonLine } from './json-line'
import { firstUnfolded, jsonTreeRows, toggled, unfoldedMore, type JsonTreeRow } from './json-tree-rows'

const LINE_HEIGHT = 18
const stay = () => {}

/** A document as a tree, every value as it was written. Arrow keys move, unfold and fold. */
export function JsonTree({ document }: { readonly document: JsonDocument }): ReactNode {
  const [unfolded, setUnfolded] = useState(() => firstUnfolded(document))
  const [active, setActive] = useState(0)
  const rows = useMemo(() => jsonTreeRows(document, unfolded), [document, unfolded])
  const pattern = useApp((state) => state.findPattern)
  const matches = useMemo(() => (pattern === null ? [] : pattern.spansOf(document.text)), [document, pattern])
  const { attach, onScroll, spacer, height, start, end, offsetOf, showRow } = useVirtualScroll({
    count: rows.length,
    rowHeight: LINE_HEIGHT,
    pinned: false,
    onScrolled: stay,
  })

  function activate(row: JsonTreeRow): void {
    if (row.kind === 'more') setUnfolded(unfoldedMore(unfolded, row.parent))
    else if (row.node.childCount > 0) setUnfolded(toggled(unfolded, row.node))
  }

  function moveTo(index: number): void {
    const next = Math.min(Math.max(0, index), rows.length - 1)
    setActive(next)
    showRow(next)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[active]
    if (!row || isForButton(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(height / LINE_HEIGHT) - 1)
    const isOpen = row.kind === 'value' && row.open
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(active + 1),
      ArrowUp: () => moveTo(active - 1),
      PageDown: () => moveTo(active + page),
      PageUp: () => moveTo(active - page),
      Home: () => moveTo(0),
      End: () => moveTo(rows.length - 1),
      Enter: () => activate(row),
      ' ': () => activate(row),
      ArrowRight: () => (isOpen ? moveTo(active + 1) : activate(row)),
      ArrowLeft: () => (isOpen ? activate(row) : moveTo(parentOf(rows, active))),
    }
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    action()
  }

  const lines = rows.slice(start, end)
  return (
    <div className="payload-body">
      <div
        ref={attach}
        className="virtual-port json-tree"
        role="tree"
        aria-label={t('json.label')}
        aria-activedescendant={active >= start && active < end ? `json-line-${active}` : undefined}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: spacer }} role="presentation">
          <div className="virtual-viewport" style={{ height: height }} role="presentation">
            {lines.map((row, place) => {
              const index = start + place
              return (
                <div
                  key={index}
                  id={`json-line-${index}`}
                  className="virtual-row"
                  role="treeitem"
                  tabIndex={-1}
                  aria-level={row.depth + 1}
                  aria-selected={index === active}
                  aria-expanded={row.kind === 'value' && row.node.childCount > 0 ? row.open : undefined}
                  style={{ height: LINE_HEIGHT, transform: `translateY(${offsetOf(index)}px)` }}
                  onMouseDown={() => setActive(index)}
                  onClick={(event) => {
                    if (!isForButton(event)) activate(row)
                  }}
                >
                  <JsonLine document={document} row={row} matches={matches} />
                </div>
              )
            })}
          </div>
        </div>
      </div>
    </div>
  )
}

/** The copy sign of a line is in the line, and is no press on it. */
const isForButton = ({ target }: SyntheticEvent): boolean =>
  target instanceof Element && target.closest('button') !== null

function parentOf(rows: readonly JsonTreeRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0
  for (let above = index - 1; above >= 0; above--) if ((rows[above]?.depth ?? 0) < depth) return above
  return index
}
