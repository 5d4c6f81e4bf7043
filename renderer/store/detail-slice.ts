import type { Result } from '../../shared/errors/app-error'
import type { EventReading, HandshakeReading } from '../../shared/ipc/timeline-channels'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import type { RowSelection } from './row-selection'
import { selectedSession } from './sessions-slice'
import { viewOf } from './timeline-view'

/** One event whole, for the detail pane. `answer` is `null` until it has arrived. */
export interface Reading {
  readonly session: string
  readonly event: number
  readonly answer: Result<EventReading> | null
}

/** One connection's handshake, as far as it was on disk when it was asked for. `answer` is `null` until it has arrived. */
export interface ShownHandshake {
  readonly session: string
  readonly connection: number
  readonly answer: Result<HandshakeReading> | null
}

export const detailTabs = ['payload', 'frame', 'timing'] as const
export type DetailTab = (typeof detailTabs)[number]

export const payloadViews = ['tree', 'text', 'hex'] as const
export type PayloadView = (typeof payloadViews)[number]

/** Of a frame: the message that it belongs to, or its own bytes. */
export const payloadSources = ['message', 'frame'] as const
export type PayloadSource = (typeof payloadSources)[number]

/** A row that was pressed or moved to. */
export interface SelectedRow {
  readonly event: number
  readonly selection: RowSelection
}

export interface DetailSlice {
  readonly detailTab: DetailTab
  /** The user's choice; without one, the message where frames are compressed, else the frame. */
  readonly payloadSource: PayloadSource | null
  /** The user's choice, which holds wherever a payload can be shown that way. */
  readonly payloadView: PayloadView | null
  readonly reading: Reading | null
  readonly handshake: ShownHandshake | null
  /** The handshake pane was asked for and stands before the selected event. */
  readonly handshakeShown: boolean
  readonly openDetail: (tab: DetailTab) => void
  readonly viewPayload: (view: PayloadView) => void
  readonly choosePayloadSource: (source: PayloadSource) => void
  /**
   * The row that was chosen last is on its way, or being read: what goes by the selection waits for it first. Never
   * rejects.
   */
  readonly selecting: Promise<void> | null
  /** @param selection with it, where several can be selected */
  readonly selectEvent: (event: number | null, selection?: RowSelection) => void
  /** Selects a row once it is known, unless something else has been selected by then. */
  readonly selectOnArrival: (row: Promise<SelectedRow | null>) => void
  readonly showHandshake: () => void
  /** Another session came to be shown. */
  readonly showSession: (id: string | null) => void
  readonly refreshHandshake: () => void
}

/** Connections count from 1 within a session. */
export const FIRST_CONNECTION = 1

/** Accepted or refused: nothing about it changes any more, and there is no need to ask again. */
const isAnswered = (shown: ShownHandshake | null): boolean =>
  shown?.answer?.ok === true && shown.answer.value.event.kind !== 'handshake-sent'

/**
 * The connection of the selected row. While that is unknown or concerns none: of a client the newest, else the one that
 * was shown last.
 */
function connectionToShow(state: AppState): number {
  const { reading, handshake, selectedSession: session } = state
  const { connection } = reading?.answer?.ok ? reading.answer.value.event : { connection: 0 }
  if (connection > 0) return connection
  const newest = selectedSession(state)?.client?.connection
  if (newest !== undefined) return newest
  return handshake && handshake.session === session ? handshake.connection : FIRST_CONNECTION
}

export const createDetailSlice =
  (bridge: Bridge): Slice<DetailSlice> =>
  (set, get) => {
    async function read(session: string, event: number): Promise<void> {
      set({ reading: { session, event, answer: null } })
      const answer = await bridge.timeline.read({ session, event })
      const { reading } = get()
      // Another event may have been selected while this one was read.
      if (reading?.session !== session || reading.event !== event) return
      set({ reading: { session, event, answer } })
      get().refreshHandshake()
    }

    /** Until it is over, or something else is on its way. */
    function wait(selection: Promise<void>): void {
      const selecting = selection.then(() => {
        if (get().selecting === selecting) set({ selecting: null })
      })
      set({ selecting })
    }

    return {
      reading: null,
      handshake: null,
      handshakeShown: false,
      selecting: null,
      detailTab: 'payload',
      payloadView: null,
      payloadSource: null,

      openDetail(detailTab) {
        set({ detailTab })
      },

      viewPayload(payloadView) {
        set({ payloadView })
      },

      choosePayloadSource(payloadSource) {
        set({ payloadSource })
      },

      selectEvent(event, selection) {
        const session = get().selectedSession
        if (session === null) return
        get().changeView(session, { selected: event, selection: selection ?? null })
        set({ handshakeShown: false, selecting: null })
        if (event === null) set({ reading: null })
        else if (get().reading?.session !== session || get().reading?.event !== event) wait(read(session, event))
      },

      selectOnArrival(row) {
        const selecting = row.then(async (arrived) => {
          if (get().selecting !== selecting) return
          if (arrived === null) return set({ selecting: null })
          get().selectEvent(arrived.event, arrived.selection)
          await get().selecting
        })
        set({ selecting })
      },

      showHandshake() {
        if (get().selectedSession !== null) set({ handshakeShown: true })
      },

      showSession(id) {
        set({ reading: null, handshake: null, handshakeShown: false, selecting: null })
        void get().loadAnnotations(id)
        void get().loadConnections(id)
        void get().loadResponders(id)
        if (id === null) return
        const { selected } = viewOf(get().views, id)
        if (selected !== null) wait(read(id, selected))
        get().refreshHandshake()
      },

      refreshHandshake() {
        const { selectedSession: session, handshake: shown } = get()
        if (session === null) return
        const connection = connectionToShow(get())
        const isAsked = (other: ShownHandshake | null) => other?.session === session && other.connection === connection
        if (isAsked(shown) && isAnswered(shown)) return
        if (!isAsked(shown)) set({ handshake: { session, connection, answer: null } })
        void bridge.timeline.handshake({ session, connection }).then((answer) => {
          const { handshake } = get()
          if (isAsked(handshake) && !isAnswered(handshake)) set({ handshake: { session, connection, answer } })
        })
      },
    }
  }
