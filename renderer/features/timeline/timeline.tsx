import { ContextMenu } from 'radix-ui'
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import type { Annotation } from '../../../shared/session/annotation'
import type { TimelineRow } from '../../../shared/session/timeline-row'
import { useCommand } from '../../commands/commands-context'
import { useFocusHandedOn, useFocusTarget } from '../../commands/focus-targets'
import { Problem } from '../../components/problem'
import { useWidth } from '../../components/use-width'
import { VirtualGrid, type VirtualGridHandle } from '../../components/virtual-grid'
import { useApp } from '../../store/store-context'
import { hasSeveralConnections } from '../../store/session-list'
import { placeIn } from '../../store/session-place'
import { columnIds, columnTemplate, fittingColumns } from '../../store/timeline-columns'
import { viewOf } from '../../store/timeline-view'
import { letGoInView, rowsInView, shownView } from '../../store/views-slice'
import { t } from '../../wording/translate'
import { LetGoLine } from './let-go-line'
import { NewRowsPill } from './new-rows-pill'
import { NoteDialog } from './note-dialog'
import { RowMenu } from './row-menu'
import { TimelineHeading } from './timeline-heading'
import { TimelineTools } from './timeline-tools'
import { PlaceholderRow, TimelineRowView } from './timeline-row-view'
import { useActiveRow } from './use-active-row'
import { useFoldKeys } from './use-fold-keys'
import { useFolds } from './use-folds'
import { useHeldTotal } from './use-held-total'
import { usePlaceKept, type Anchor } from './use-place-kept'
import { useRevealed } from './use-revealed'
import { useRowSelection } from './use-row-selection'
import { useSettledTotal } from './use-settled-total'
import { useTimelinePages } from './use-timeline-pages'
import './timeline.css'

/** The `--row` of the tokens. */
const ROW_HEIGHT = 22

/** Where the keyboard goes on when another timeline is drawn, or none. */
const handedOn = { target: 'timeline', otherwise: 'url' } as const

/** The rows of one session. Drawn anew for another one, which keeps its own place and selection. */
export function Timeline({ session }: { readonly session: string }): ReactNode {
  const view = useApp((state) => shownView(state, session))
  const isAwaited = useApp((state) => state.awaitedRows.has(session))
  const total = useApp((state) => (isAwaited ? 0 : rowsInView(state, session, view)))
  const letGo = useApp((state) => (isAwaited ? 0 : letGoInView(state, session, view)))
  const searching = useApp(
    (state) => isAwaited || (typeof view === 'string' && state.progress.get(view)?.done !== true),
  )
  const startedAt = useApp((state) => state.sessions.get(session)?.head.startedAt ?? 0)
  const { selected, following, paused, reference } = useApp((state) => viewOf(state.views, session))
  const pattern = useApp((state) => placeIn(state, session).findPattern)
  const annotations = useApp((state) => placeIn(state, session).annotations)
  const isActive = useApp((state) => state.selectedSession === session)
  const changeView = useApp((state) => state.changeView)
  const pause = useCommand('timeline.pause')

  const gridRef = useRef<VirtualGridHandle>(null)
  const [range, setRange] = useState({ start: 0, end: 0 })
  const edition = useApp((state) => (typeof view === 'string' ? (state.progress.get(view)?.edition ?? 0) : 0))
  const pages = useTimelinePages(session, view)
  const { setFold, added } = useFolds(session, view, pages, gridRef)
  const held = useHeldTotal(view, total - added, searching, paused) + added
  const shown = useSettledTotal(pages, held, edition, following, range.end - range.start)

  // In a pause, what is held may be let go.
  const first = Math.min(letGo, shown)

  // While following, the tail is loaded before it is shown: what is around it will be somewhere else in a moment.
  useEffect(() => {
    if (!following) pages.want(range.start, range.end, held)
  }, [pages, range, held, following])

  const active = useActiveRow(session, view, selected, pages, total)
  const { activeRow, cursorRow } = active
  // The selected event holds the place even where a filter hides it, so that the same filter off brings all back.
  const nearRow = cursorRow === null ? -1 : Math.ceil(cursorRow)
  const holdsPlace = selected !== null && nearRow >= range.start && nearRow <= range.end
  const anchorEvent = holdsPlace ? selected : pages.get(range.start)?.event
  const rowsAbove = holdsPlace ? nearRow - range.start : 0
  const anchor = useRef<Anchor | null>(null)
  useEffect(() => {
    if (anchorEvent !== undefined) anchor.current = { event: anchorEvent, rowsAbove }
  }, [anchorEvent, rowsAbove])
  usePlaceKept(session, view, anchor, gridRef)
  useRevealed(session, view, gridRef, setFold)
  const onFoldKey = useFoldKeys(activeRow === null ? undefined : pages.get(activeRow), setFold)
  const { activate, isSelected, selectAll, selectOne } = useRowSelection(session, view, pages, active)
  const onKey = (key: string) => (key === 'Escape' ? selectOne() : onFoldKey(key))

  const follow = useCallback(
    (next: boolean) => {
      if (next !== following) changeView(session, { following: next })
    },
    [session, following, changeView],
  )
  const changeRange = useCallback((start: number, end: number) => setRange({ start, end }), [])
  useFocusTarget(
    isActive ? 'timeline' : 'other-timeline',
    useCallback(() => gridRef.current?.focus(), []),
  )

  const place = useRef<HTMLDivElement | null>(null)
  useFocusHandedOn(handedOn, place, isActive)

  const [widthRef, width] = useWidth()
  const placeRef = useCallback(
    (element: HTMLDivElement | null) => {
      place.current = element
      widthRef(element)
    },
    [widthRef],
  )
  const layout = useApp((state) => state.columns)
  const zone = useApp((state) => state.settings.times)
  const several = useApp(({ sessions }) => {
    const found = sessions.get(session)
    return found !== undefined && hasSeveralConnections(found)
  })
  const columns = useMemo(() => fittingColumns(layout, width, several), [layout, width, several])
  const style = useMemo(() => ({ '--columns': columnTemplate(columns, layout) }) as CSSProperties, [columns, layout])
  const referenceEvent = reference?.event ?? null
  const heading = useMemo(
    () => <TimelineHeading columns={columns} reference={referenceEvent} />,
    [columns, referenceEvent],
  )
  const renderRow = (index: number) => {
    const row = pages.get(index)
    if (!row) return <PlaceholderRow />
    const from = reference?.time ?? endOf(index > first ? pages.get(index - 1) : undefined)
    return (
      <TimelineRowView
        session={session}
        row={row}
        startedAt={startedAt}
        delta={from === undefined ? null : row.time - from}
        columns={columns}
        timeStyle={layout.timeStyle}
        zone={zone}
        pattern={pattern}
        annotation={annotationOf(row, annotations)}
        onFold={setFold}
      />
    )
  }
  return (
    <div className="timeline" ref={placeRef} style={style}>
      <LetGoLine session={session} />
      <ContextMenu.Root modal={false}>
        <ContextMenu.Trigger className="timeline-rows">
          <VirtualGrid
            handleRef={gridRef}
            label={t('timeline.label')}
            count={shown}
            first={first}
            rowHeight={ROW_HEIGHT}
            columnCount={columnIds.length}
            heading={heading}
            renderRow={renderRow}
            activeRow={activeRow}
            cursorRow={cursorRow}
            onActivate={activate}
            selection={{ has: isSelected, onAll: selectAll }}
            following={following}
            onFollowing={follow}
            onKey={onKey}
            onRange={changeRange}
          />
          <TimelineTools session={session} />
        </ContextMenu.Trigger>
        <RowMenu />
      </ContextMenu.Root>
      {total === letGo && !searching && <NoRows filtered={typeof view === 'string'} />}
      <NewRowsPill
        key={view}
        total={total - added}
        waiting={paused ? total - held : null}
        seen={following || searching}
        onFollow={() => follow(true)}
        onResume={pause.run}
      />
      {isActive && <MarkProblem />}
      {isActive && <NoteDialog />}
    </div>
  )
}

/** When what a row shows was over. */
const endOf = (row: TimelineRow | undefined): number | undefined =>
  row?.kind === 'heartbeats' && !row.expanded ? row.lastTime : row?.time

/** Of a fold, that of any event in it. */
function annotationOf(row: TimelineRow, annotations: ReadonlyMap<number, Annotation>): Annotation | undefined {
  if (row.kind !== 'heartbeats') return annotations.get(row.event)
  if (row.expanded) return undefined
  for (const [event, annotation] of annotations) if (event >= row.event && event <= row.lastEvent) return annotation
  return undefined
}

/** Why a mark or a note was not kept. */
function MarkProblem(): ReactNode {
  const error = useApp((state) => state.markError)
  return error && <Problem error={error} />
}

function NoRows({ filtered }: { readonly filtered: boolean }): ReactNode {
  return <p className="timeline-none">{t(filtered ? 'timeline.filtered' : 'timeline.none')}</p>
}
