import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { countInMask, quickFilterMask } from '../../../shared/session/event-class'
import { useFocusTarget } from '../../commands/focus-targets'
import { VirtualGrid, type VirtualGridHandle } from '../../components/virtual-grid'
import { useApp } from '../../store/store-context'
import { viewOf } from '../../store/timeline-view'
import { t } from '../../wording/translate'
import { NewRowsPill } from './new-rows-pill'
import { COLUMN_COUNT, TimelineHeading } from './timeline-heading'
import { PlaceholderRow, TimelineRowView } from './timeline-row-view'
import { useActiveRow } from './use-active-row'
import { usePlaceKept, type Anchor } from './use-place-kept'
import { useSettledTotal } from './use-settled-total'
import { useTimelinePages } from './use-timeline-pages'
import './timeline.css'

/** The `--row` of the tokens. */
const ROW_HEIGHT = 22

/** The rows of one session. Drawn anew for another one, which keeps its own place and selection. */
export function Timeline({ session }: { readonly session: string }): ReactNode {
  const mask = useApp((state) => quickFilterMask(state.filter))
  const total = useApp((state) => countInMask(state.sessions.get(session)?.counts ?? [], mask))
  const startedAt = useApp((state) => state.sessions.get(session)?.head.startedAt ?? 0)
  const { selected, following } = useApp((state) => viewOf(state.views, session))
  const changeView = useApp((state) => state.changeView)
  const selectEvent = useApp((state) => state.selectEvent)

  const gridRef = useRef<VirtualGridHandle>(null)
  const [range, setRange] = useState({ start: 0, end: 0 })
  const pages = useTimelinePages(session, mask)
  const shown = useSettledTotal(pages, total, following, range.end - range.start)

  // While following, the tail is loaded before it is shown: what is around it will be somewhere else in a moment.
  useEffect(() => {
    if (!following) pages.want(range.start, range.end, total)
  }, [pages, range, total, following])

  const { activeRow, cursorRow, setActiveRow } = useActiveRow(session, mask, selected)
  // The selected event holds the place even where a filter hides it, so that the same filter off brings all back.
  const nearRow = cursorRow === null ? -1 : Math.ceil(cursorRow)
  const holdsPlace = selected !== null && nearRow >= range.start && nearRow <= range.end
  const anchorEvent = holdsPlace ? selected : pages.get(range.start)?.event
  const rowsAbove = holdsPlace ? nearRow - range.start : 0
  const anchor = useRef<Anchor | null>(null)
  useEffect(() => {
    if (anchorEvent !== undefined) anchor.current = { event: anchorEvent, rowsAbove }
  }, [anchorEvent, rowsAbove])
  usePlaceKept(session, mask, anchor, gridRef)

  const activate = useCallback(
    (row: number) => {
      setActiveRow(row)
      const known = pages.get(row)
      if (known) return selectEvent(known.event)
      void pages.ensure(row, row + 1, row + 1).then(() => {
        const loaded = pages.get(row)
        if (loaded) selectEvent(loaded.event)
      })
    },
    [pages, selectEvent, setActiveRow],
  )

  const follow = useCallback(
    (next: boolean) => {
      if (next !== following) changeView(session, { following: next })
    },
    [session, following, changeView],
  )
  const changeRange = useCallback((start: number, end: number) => setRange({ start, end }), [])
  useFocusTarget(
    'timeline',
    useCallback(() => gridRef.current?.focus(), []),
  )

  const heading = useMemo(() => <TimelineHeading />, [])
  const renderRow = (index: number) => {
    const row = pages.get(index)
    if (!row) return <PlaceholderRow />
    const before = index > 0 ? pages.get(index - 1) : undefined
    return <TimelineRowView row={row} startedAt={startedAt} delta={before ? row.time - before.time : null} />
  }
  return (
    <div className="timeline">
      <VirtualGrid
        handleRef={gridRef}
        label={t('timeline.label')}
        count={shown}
        rowHeight={ROW_HEIGHT}
        columnCount={COLUMN_COUNT}
        heading={heading}
        renderRow={renderRow}
        activeRow={activeRow}
        cursorRow={cursorRow}
        onActivate={activate}
        following={following}
        onFollowing={follow}
        onRange={changeRange}
      />
      {total === 0 && <p className="timeline-none">{t('timeline.none')}</p>}
      <NewRowsPill key={mask} total={total} following={following} onFollow={() => follow(true)} />
    </div>
  )
}
