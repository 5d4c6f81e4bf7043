import type { AppError, Result } from '../../shared/errors/app-error'
import type { ChangedConnections } from '../../shared/ipc/live-tick'
import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import {
  stands,
  withConnections,
  type ConnectionColumn,
  type ConnectionOrder,
  type Connections,
} from './connection-list'
import { connectionTerm, noConnections, type ConnectionSelection } from './connection-selection'
import { derived } from './derived'
import { readRecordedList, type RecordedList } from './recorded-list'
import type { SessionPlace } from './session-place'
import { selectedIsLive, selectedSession } from './sessions-slice'
import type { SettingsStorage } from './settings-slice'

/** The clients of the shown server session, and what is done with those that are selected. */
export interface ConnectionsSlice {
  /** All that stand and the latest that ended; all, where the session has ended. Empty for other sessions. */
  readonly connections: Connections
  /** `null` where the session is running, or was when it came to be shown. */
  readonly recordedConnections: RecordedList | null
  /** The timeline shows these alone; none selected: all. */
  readonly connectionSelection: ConnectionSelection
  readonly connectionOrder: ConnectionOrder
  readonly connectionSearch: string
  readonly connectionsShown: boolean
  /** What the last thing that was done with them came to. */
  readonly connectionsError: AppError | null
  /** The dialog that asks for code and reason is open. */
  readonly closeAsked: boolean
  /** The composer sends to all, whatever is selected. */
  readonly sendsToAll: boolean
  /** Another session came to be shown. */
  readonly loadConnections: (session: string | null) => Promise<void>
  readonly applyConnections: (changes: readonly ChangedConnections[]) => void
  readonly selectConnections: (selection: ConnectionSelection) => void
  /** A second time by the same column: the other way round. */
  readonly orderConnections: (column: ConnectionColumn) => void
  readonly searchConnections: (text: string) => void
  readonly showConnections: (shown: boolean) => void
  readonly chooseSendsToAll: (all: boolean) => void
  readonly askToClose: (open: boolean) => void
  readonly pingConnections: () => Promise<void>
  readonly closeConnections: (code: number | null, reason: string) => Promise<void>
  readonly dropConnections: () => Promise<void>
  /** Pauses them all, or goes on where all are paused. */
  readonly toggleReading: () => Promise<void>
  readonly togglePongs: () => Promise<void>
}

/** What is selected and still stands. */
export const standingSelection = ({ connections, connectionSelection: { numbers } }: AppState): ConnectionSummary[] =>
  [...numbers].flatMap((number) => connections.get(number) ?? []).filter(stands)

/** Whether there is any: asked on every change, and with a thousand selected the first one answers. */
export function hasStandingSelection({ connections, connectionSelection: { numbers } }: AppState): boolean {
  for (const number of numbers) {
    const summary = connections.get(number)
    if (summary && stands(summary)) return true
  }
  return false
}

/** Whom the composer sends to. */
export const composerTargets = (state: AppState): readonly number[] | 'all' =>
  state.sendsToAll || state.connectionSelection.numbers.size === 0 ? 'all' : [...state.connectionSelection.numbers]

/** Asked at every change of the store, and with a thousand selected it is long. */
const termOf = derived(connectionTerm)

/** The filter of a timeline: what is typed, and the connections that are selected. */
export function timelineFilter({ appliedFilter, connectionSelection: { numbers } }: SessionPlace): string {
  const term = termOf(numbers)
  if (term === '') return appliedFilter
  return appliedFilter === '' ? term : `${term} (${appliedFilter})`
}

const SHOWN_KEY = 'framescope.connections'

export const createConnectionsSlice =
  (bridge: Bridge, storage: SettingsStorage): Slice<ConnectionsSlice> =>
  (set, get) => {
    /** Does something with what is selected. */
    async function steer(ask: (input: { session: string; to: number[] }) => Promise<Result<unknown>>): Promise<void> {
      const session = get().selectedSession
      const to = standingSelection(get()).map(({ connection }) => connection)
      if (session === null || to.length === 0) return
      set({ connectionsError: null })
      const reply = await ask({ session, to })
      if (!reply.ok) set({ connectionsError: reply.error })
    }

    let listings = 0

    /** Starts a list; what is returned says whether another was started since. */
    function beginListing(): () => boolean {
      const listing = ++listings
      return () => listing === listings
    }

    return {
      connections: new Map(),
      recordedConnections: null,
      connectionSelection: noConnections,
      connectionOrder: { column: 'number', descending: false },
      connectionSearch: '',
      connectionsShown: storage.getItem(SHOWN_KEY) !== 'hidden',
      connectionsError: null,
      closeAsked: false,
      sendsToAll: false,

      async loadConnections(session) {
        set({
          connections: new Map(),
          recordedConnections: null,
          connectionSearch: '',
          connectionsError: null,
          sendsToAll: false,
        })
        const isCurrent = beginListing()
        if (session === null || !hasConnections(get())) return
        if (!selectedIsLive(get())) {
          const show = (recordedConnections: RecordedList, connections: Connections) =>
            set({ recordedConnections, connections })
          const error = await readRecordedList(bridge, session, isCurrent, show)
          return error === null ? undefined : set({ connectionsError: error })
        }
        const reply = await bridge.server.connections({ session })
        if (!isCurrent()) return
        if (!reply.ok) return set({ connectionsError: reply.error })
        // What ticks told meanwhile is newer, or as new.
        set({ connections: withConnections(withConnections(new Map(), reply.value), [...get().connections.values()]) })
      },

      applyConnections(changes) {
        const { selectedSession: session, recordedConnections } = get()
        // What is still told of an ended session is in its recording as well.
        if (recordedConnections !== null) return
        const changed = changes.find((each) => each.session === session)?.changed
        if (changed) set({ connections: withConnections(get().connections, changed) })
      },

      selectConnections(connectionSelection) {
        set({ connectionSelection, sendsToAll: false })
      },

      orderConnections(column) {
        const { connectionOrder: order } = get()
        set({ connectionOrder: { column, descending: order.column === column && !order.descending } })
      },

      searchConnections(connectionSearch) {
        set({ connectionSearch })
      },

      showConnections(connectionsShown) {
        set({ connectionsShown })
        storage.setItem(SHOWN_KEY, connectionsShown ? 'shown' : 'hidden')
      },

      chooseSendsToAll(sendsToAll) {
        set({ sendsToAll })
      },

      askToClose(closeAsked) {
        set({ closeAsked })
      },

      pingConnections: () =>
        steer((to) => bridge.server.send({ ...to, outgoing: { kind: 'ping', payload: new Uint8Array() } })),

      async closeConnections(code, reason) {
        set({ closeAsked: false })
        await steer((to) => bridge.server.close({ ...to, code, reason }))
      },

      dropConnections: () => steer(bridge.server.drop),

      toggleReading: () => {
        const reading = standingSelection(get()).every((summary) => !summary.reading)
        return steer((to) => bridge.server.setReading({ ...to, reading }))
      },

      togglePongs: () => {
        const answers = standingSelection(get()).every((summary) => !summary.answersPings)
        return steer((to) => bridge.server.setAnswersPings({ ...to, answers }))
      },
    }
  }

/** There is a list: the shown session is a server's. */
export const hasConnections = (state: AppState): boolean => selectedSession(state)?.head.mode === 'server'
