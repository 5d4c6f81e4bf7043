import { useMemo, type ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { Problem } from '../../components/problem'
import type { AppState } from '../../store/app-state'
import { listConnections } from '../../store/connection-list'
import { hasConnections } from '../../store/connections-slice'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { useCalmly } from '../../store/use-calmly'
import { t } from '../../wording/translate'
import { ConnectionGrid } from './connection-grid'
import './connections.css'

/** As often as numbers can be read, in milliseconds. */
const REDRAWN = 250

const connectionsOf = (state: AppState) => state.connections

/** The clients of the shown server session: a line of figures and tools, and the table. */
export function ConnectionPanel(): ReactNode {
  return useApp(hasConnections) ? <ConnectionList /> : <ListElsewhere />
}

function ConnectionList(): ReactNode {
  const connections = useCalmly(connectionsOf, REDRAWN)
  const search = useApp((state) => state.connectionSearch)
  const order = useApp((state) => state.connectionOrder)
  const error = useApp((state) => state.connectionsError)
  const isRecorded = useApp((state) => state.recordedConnections !== null)
  const isReading = useApp((state) => (state.recordedConnections?.progress ?? 1) < 1)
  const list = useMemo(() => listConnections(connections, search, order), [connections, search, order])
  return (
    <section className="connections" aria-label={t('connections.label')}>
      <ConnectionTools shown={list.length} />
      {error && (
        <div className="connections-problem">
          <Problem error={error} />
        </div>
      )}
      <ConnectionGrid list={list} />
      {list.length === 0 && !isReading && <p className="connections-none">{noneSentence(search, isRecorded)}</p>}
    </section>
  )
}

function noneSentence(search: string, isRecorded: boolean): string {
  if (search !== '') return t('connections.none-found')
  return t(isRecorded ? 'connections.none-recorded' : 'connections.none')
}

/** In a split view whose other pane is that of a server. It has the room of the list, so that nothing moves. */
function ListElsewhere(): ReactNode {
  const turn = useCommand('split.other')
  return (
    <section className="connections" aria-label={t('connections.label')}>
      <div className="connection-tools">
        <button type="button" className="button small" onClick={turn.run}>
          {t('connections.elsewhere')}
        </button>
      </div>
    </section>
  )
}

/** What stays of the list when it is hidden. */
export function ConnectionStrip(): ReactNode {
  const listed = useApp(hasConnections)
  if (!listed) return <ListElsewhere />
  return (
    <section className="connections" aria-label={t('connections.label')}>
      <ConnectionTools shown={null} />
    </section>
  )
}

/** @param shown how many are listed; `null` where the list is hidden */
function ConnectionTools({ shown }: { readonly shown: number | null }): ReactNode {
  const toggle = useCommand('connections.toggle')
  const showAll = useCommand('connections.show-all')
  const selected = useApp((state) => state.connectionSelection.numbers.size)
  const search = useApp((state) => state.connectionSearch)
  const setSearch = useApp((state) => state.searchConnections)
  const label = t(shown === null ? 'connections.show' : 'connections.hide')
  return (
    <div className="connection-tools">
      <button
        type="button"
        className="button quiet small icon"
        aria-expanded={shown !== null}
        aria-label={label}
        title={label}
        onClick={toggle.run}
      >
        <span aria-hidden="true">{shown === null ? '▸' : '▾'}</span>
      </button>
      <ConnectionCounts />
      {selected > 0 && (
        <span className="badge connection-selected">
          {t('connections.selected', { count: selected })}
          <button
            type="button"
            className="connection-unselect"
            aria-label={t('command.connections.show-all')}
            title={t('command.connections.show-all')}
            onClick={showAll.run}
          >
            ✕
          </button>
        </span>
      )}
      {shown !== null && (
        <input
          className="field connection-search"
          type="search"
          aria-label={t('connections.search')}
          placeholder={t('connections.search')}
          value={search}
          spellCheck={false}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
    </div>
  )
}

function ConnectionCounts(): ReactNode {
  const recorded = useApp((state) => state.recordedConnections)
  const read = useApp((state) => state.connections.size)
  const live = useApp((state) => selectedSession(state)?.server?.live ?? 0)
  const total = useApp((state) => selectedSession(state)?.server?.total ?? 0)
  if (recorded === null)
    return (
      <>
        <span>{t('connections.live', { count: live })}</span>
        <span className="faint">{t('connections.total', { count: total })}</span>
      </>
    )
  const { progress, leftOut } = recorded
  return (
    <>
      <span>{t('connections.live', { count: read + leftOut })}</span>
      {progress < 1 && (
        <span className="faint">{t('connections.reading', { percent: Math.floor(progress * 100) })}</span>
      )}
      {leftOut > 0 && <span className="faint">{t('connections.left-out', { count: leftOut })}</span>}
    </>
  )
}
