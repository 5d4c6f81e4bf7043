import type { Result } from '../../shared/errors/app-error'
import type { EventReading, HandshakeReading } from '../../shared/ipc/timeline-channels'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import { selectedSession } from './sessions-slice'
import { viewOf } from './timeline-view'

/** One event whole, for the detail pane. `answer` is `null` until it has arrived. */
export interface Reading {
  readonly session: string
  readonly event: number
  readonly answer: Result<EventReading> | null
}

/** The first connection's handshake. `state` is the session's when it was asked for: a new state asks again. */
export interface ShownHandshake {
  readonly session: string
  readonly state: string
  readonly answer: Result<HandshakeReading> | null
}

export const detailTabs = ['payload', 'frame', 'timing'] as const
export type DetailTab = (typeof detailTabs)[number]

export const payloadViews = ['tree', 'text', 'hex'] as const
export type PayloadView = (typeof payloadViews)[number]

/** Of a frame: the message that it belongs to, or its own bytes. */
export const payloadSources = ['message', 'frame'] as const
export type PayloadSource = (typeof payloadSources)[number]

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
  readonly selectEvent: (event: number | null) => void
  readonly showHandshake: () => void
  /** Another session came to be shown. */
  readonly showSession: (id: string | null) => void
  readonly refreshHandshake: () => void
}

const FIRST_CONNECTION = 1

export const createDetailSlice =
  (bridge: Bridge): Slice<DetailSlice> =>
  (set, get) => {
    async function read(session: string, event: number): Promise<void> {
      set({ reading: { session, event, answer: null } })
      const answer = await bridge.timeline.read({ session, event })
      const { reading } = get()
      // Another event may have been selected while this one was read.
      if (reading?.session === session && reading.event === event) set({ reading: { session, event, answer } })
    }

    return {
      reading: null,
      handshake: null,
      handshakeShown: false,
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

      selectEvent(event) {
        const session = get().selectedSession
        if (session === null) return
        get().changeView(session, { selected: event })
        set({ handshakeShown: false })
        if (event === null) set({ reading: null })
        else if (get().reading?.session !== session || get().reading?.event !== event) void read(session, event)
      },

      showHandshake() {
        if (get().selectedSession !== null) set({ handshakeShown: true })
      },

      showSession(id) {
        set({ reading: null, handshake: null, handshakeShown: false })
        if (id === null) return
        const { selected } = viewOf(get().views, id)
        if (selected !== null) void read(id, selected)
        get().refreshHandshake()
      },

      refreshHandshake() {
        const session = selectedSession(get())
        if (!session) return
        const { id } = session.head
        const { state } = session
        const shown = get().handshake
        if (shown?.session === id && shown.state === state) return
        // Until the new one arrives the last one stays: the summary must not flicker.
        set({ handshake: { session: id, state, answer: shown?.session === id ? shown.answer : null } })
        void bridge.timeline.handshake({ session: id, connection: FIRST_CONNECTION }).then((answer) => {
          const { handshake } = get()
          if (handshake?.session === id && handshake.state === state) set({ handshake: { session: id, state, answer } })
        })
      },
    }
  }
