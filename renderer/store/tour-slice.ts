import { MAX_ROWS } from '../../shared/ipc/timeline-bounds'
import { quickFilterMask, showAll } from '../../shared/session/event-class'
import type { TimelineRow } from '../../shared/session/timeline-row'
import { isLive } from '../../shared/session/session-state'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import type { SettingsStorage } from './settings-slice'
import { rowsInView } from './views-slice'
import { findTourEvents, noTourEvents, tourSteps, type TourEvents, type TourPart, type TourStep } from './tour-steps'

/** The tour through one visit to the demo server. */
export interface Tour {
  readonly session: string
  /** Place in `tourSteps`. */
  readonly step: number
  readonly events: TourEvents
}

export interface TourSlice {
  /** `null` while nobody takes it. */
  readonly tour: Tour | null
  /** It was left once, at its end or before; remembered over a restart. */
  readonly tourSeen: boolean
  /** Visits the demo server and goes to the first step, or to the given one. */
  readonly startTour: (step?: number) => Promise<void>
  readonly goToTourStep: (step: number) => void
  /** Does what the step asks for, where that was not done yet; else goes on, and at the end leaves. */
  readonly advanceTour: () => Promise<void>
  /** Back to its session, or where that is of no use any more, the same step in a new one. */
  readonly resumeTour: () => Promise<void>
  readonly leaveTour: () => void
  /** Looks for what steps are about and was not there yet. */
  readonly readTour: () => Promise<void>
}

/** What keeps a step from being shown. */
export type TourObstacle =
  /** Another session is shown, or none. */
  | 'elsewhere'
  | 'deleted'
  /** The session is over, and what the step is about never came. */
  | 'over'

export function tourObstacle({ tour, sessions, selectedSession }: AppState): TourObstacle | null {
  if (tour === null) return null
  const session = sessions.get(tour.session)
  if (session === undefined) return 'deleted'
  if (selectedSession !== tour.session) return 'elsewhere'
  return eventOf(tour) === null && !isLive(session.state) ? 'over' : null
}

export const stepOf = ({ step }: Tour): TourStep | undefined => tourSteps[step]

export const eventOf = ({ events, step }: Tour): number | null => events[step] ?? null

/** The step waits for something that the user can send; where the connection takes it, Next sends it. */
export const isAsking = ({ tour, sessions }: AppState): boolean =>
  tour !== null &&
  eventOf(tour) === null &&
  (stepOf(tour)?.sends ?? null) !== null &&
  sessions.get(tour.session)?.state === 'open'

/** Whether the tour points at a part of the window. */
export const isPointedAt = (state: AppState, part: TourPart): boolean =>
  state.tour !== null && tourObstacle(state) === null && stepOf(state.tour)?.points.includes(part) === true

/** All that comes by itself has come. */
const hasBeenSaid = ({ events }: Tour): boolean =>
  tourSteps.every(({ sends }, step) => sends !== null || (events[step] ?? null) !== null)

const SEEN_KEY = 'framescope.tour'
const SEEN = 'seen'

const LAST_STEP = tourSteps.length - 1
const FRAMES = quickFilterMask(showAll)

export const createTourSlice =
  (bridge: Bridge, storage: SettingsStorage): Slice<TourSlice> =>
  (set, get) => {
    /** Brings into sight what the step is about. @param hasArrived just now, as the newest of the rows */
    function show(hasArrived = false): void {
      const { tour, selectedSession } = get()
      const step = tour && stepOf(tour)
      if (!step || selectedSession !== tour.session) return
      // A row that is filtered away cannot be pointed at.
      get().changeFilter(showAll)
      get().clearFilter()
      get().openDetail(step.tab)
      const event = eventOf(tour)
      if (event === null) return
      const isAtEnd = hasArrived && step.isAnswered === true
      if (isAtEnd) get().changeView(tour.session, { following: true })
      // While the server is talking, its rows run in: the list goes on following them.
      if (isAtEnd || !hasBeenSaid(tour)) get().selectEvent(event)
      else get().revealEvent(event)
    }

    /**
     * What the tour is about is near the start of its session, or has just come: the first and the last rows. Main may have
     * recorded more than the window was told of; those come with the next tick, and are no news of the tour's before.
     */
    async function readRows(session: string): Promise<readonly TimelineRow[]> {
      const total = rowsInView(get(), session, FRAMES)
      const places = total > MAX_ROWS ? [0, Math.max(MAX_ROWS, total - MAX_ROWS)] : [0]
      const pages = await Promise.all(
        places.map((from) =>
          bridge.timeline.rows({ session, view: FRAMES, from, count: Math.max(1, Math.min(MAX_ROWS, total - from)) }),
        ),
      )
      return pages.flatMap((page) => (page.ok ? page.value.rows : []))
    }

    return {
      tour: null,
      tourSeen: storage.getItem(SEEN_KEY) === SEEN,

      async startTour(step = 0) {
        const session = await get().startDemo()
        if (session === null) return
        set({ tour: { session, step, events: noTourEvents } })
        show()
        await get().readTour()
      },

      goToTourStep(step) {
        const { tour } = get()
        if (tour === null || tourSteps[step] === undefined) return
        set({ tour: { ...tour, step } })
        show()
      },

      async advanceTour() {
        const { tour } = get()
        if (tour === null) return
        const sends = isAsking(get()) ? stepOf(tour)?.sends : null
        if (sends) {
          const reply = await bridge.session.send({ session: tour.session, outgoing: sends })
          set({ sendError: reply.ok ? null : reply.error })
        } else if (tour.step === LAST_STEP) get().leaveTour()
        else get().goToTourStep(tour.step + 1)
      },

      async resumeTour() {
        const { tour } = get()
        if (tour === null) return
        if (tourObstacle(get()) !== 'elsewhere') return await get().startTour(tour.step)
        get().selectSession(tour.session)
        show()
      },

      leaveTour() {
        if (get().tour === null) return
        set({ tour: null, tourSeen: true })
        storage.setItem(SEEN_KEY, SEEN)
      },

      async readTour() {
        const { tour } = get()
        if (tour === null || !tour.events.includes(null)) return
        const found = findTourEvents(await readRows(tour.session))
        const now = get().tour
        // It may have been left, begun anew or told of more by now.
        if (now?.session !== tour.session) return
        const events = now.events.map((event, step) => event ?? found[step] ?? null)
        const hasArrived = eventOf(now) === null && eventOf({ ...now, events }) !== null
        const told = { ...now, events }
        set({ tour: told })
        if (hasArrived || hasBeenSaid(told) !== hasBeenSaid(now)) show(hasArrived)
      },
    }
  }
