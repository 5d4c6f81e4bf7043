import { ContextMenu } from 'radix-ui'
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import type { ConnectionSummary } from '../../../shared/session/connection-summary'
import { useFocusTarget } from '../../commands/focus-targets'
import { useWidth } from '../../components/use-width'
import { VirtualGrid, type SelectionGesture, type VirtualGridHandle } from '../../components/virtual-grid'
import { connectionColumns } from '../../store/connection-list'
import { selectIn } from '../../store/connection-selection'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { connectionTemplate, fittingConnectionColumns } from './connection-columns'
import { ConnectionHeading } from './connection-heading'
import { ConnectionMenu } from './connection-menu'
import { ConnectionRow } from './connection-row'
import { useConnectionKeys } from './use-connection-keys'

/** The `--row` of the tokens. */
const ROW_HEIGHT = 22

const stay = () => {}

/** The table of connections, of which any number can be selected. */
export function ConnectionGrid({ list }: { readonly list: readonly ConnectionSummary[] }): ReactNode {
  const selection = useApp((state) => state.connectionSelection)
  const select = useApp((state) => state.selectConnections)
  const onKey = useConnectionKeys()
  const time = useSessionTime()
  const now = useApp((state) => state.recordedConnections?.end) ?? time
  const gridRef = useRef<VirtualGridHandle>(null)
  useFocusTarget(
    'connections',
    useCallback(() => gridRef.current?.focus(), []),
  )

  const [widthRef, width] = useWidth()
  const columns = useMemo(() => fittingConnectionColumns(width), [width])
  const style = useMemo(() => ({ '--columns': connectionTemplate(columns) }) as CSSProperties, [columns])

  const cursor = list.findIndex(({ connection }) => connection === selection.cursor)
  const activeRow = cursor === -1 ? null : cursor
  const onActivate = (row: number, gesture: SelectionGesture) => select(selectIn(list, selection, row, gesture))
  const selectAll = () =>
    select({ ...selection, numbers: new Set(list.map(({ connection }) => connection)), anchor: selection.cursor })
  return (
    <div className="connection-grid" ref={widthRef} style={style}>
      <ContextMenu.Root modal={false}>
        <ContextMenu.Trigger className="connection-rows">
          <VirtualGrid
            handleRef={gridRef}
            label={t('connections.label')}
            count={list.length}
            rowHeight={ROW_HEIGHT}
            columnCount={connectionColumns.length}
            heading={<ConnectionHeading columns={columns} />}
            renderRow={(row) => {
              const summary = list[row]
              return summary && <ConnectionRow summary={summary} columns={columns} now={now} />
            }}
            activeRow={activeRow}
            cursorRow={activeRow}
            onActivate={onActivate}
            selection={{ has: (row) => selection.numbers.has(list[row]?.connection ?? 0), onAll: selectAll }}
            following={false}
            onFollowing={stay}
            onKey={onKey}
            onRange={stay}
          />
        </ContextMenu.Trigger>
        <ConnectionMenu />
      </ContextMenu.Root>
    </div>
  )
}

const SECOND = 1000
const NANOSECONDS_PER_MS = 1_000_000

/** Time since the start of the shown session, in nanoseconds and by the second. */
function useSessionTime(): number {
  const startedAt = useApp((state) => selectedSession(state)?.head.startedAt ?? 0)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND)
    return () => clearInterval(timer)
  }, [])
  return (now - startedAt / 1000) * NANOSECONDS_PER_MS
}
