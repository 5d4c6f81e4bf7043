import type { AppError } from '../../shared/errors/app-error'
import { saysNothing, type Annotation } from '../../shared/session/annotation'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import { placeIn, withPlace } from './session-place'
import { viewOf } from './timeline-view'

/** What the user says about events of the shown session: marks and notes, kept in its capture. */
export interface MarksSlice {
  /** By event number. */
  readonly annotations: ReadonlyMap<number, Annotation>
  /** Why the last mark or note was not kept. */
  readonly markError: AppError | null
  /** The event whose note is being written. */
  readonly noteEvent: number | null
  readonly loadAnnotations: (session: string | null) => Promise<void>
  /** Of the selected event. */
  readonly toggleMark: () => Promise<void>
  /** Opens the field for the note of the selected event, or closes it. */
  readonly askForNote: (open: boolean) => Promise<void>
  /** An empty note is none. */
  readonly writeNote: (event: number, text: string) => Promise<void>
  /** To the nearest annotated event, from the selected one on. */
  readonly goToMark: (direction: 'next' | 'previous') => Promise<void>
}

export const createMarksSlice =
  (bridge: Bridge): Slice<MarksSlice> =>
  (set, get) => {
    async function selected(): Promise<number | null> {
      await get().selecting
      return viewOf(get().views, get().selectedSession).selected
    }

    /** One after another: each builds on what the one before has come to. */
    let annotating: Promise<void> = Promise.resolve()

    function annotate(event: number, change: (now: Annotation) => Partial<Annotation>): Promise<void> {
      const session = get().selectedSession
      if (session === null) return annotating
      const next = () => write(session, event, change)
      annotating = annotating.then(next, next)
      return annotating
    }

    async function write(
      session: string,
      event: number,
      change: (now: Annotation) => Partial<Annotation>,
    ): Promise<void> {
      const now = placeIn(get(), session).annotations.get(event) ?? { event, mark: false, note: null }
      const annotation: Annotation = { ...now, ...change(now) }
      const reply = await bridge.annotation.set({ session, ...annotation })
      if (!reply.ok) return set({ markError: reply.error })
      const annotations = new Map(placeIn(get(), session).annotations)
      if (saysNothing(annotation)) annotations.delete(event)
      else annotations.set(event, annotation)
      set({ ...withPlace(get(), session, { annotations }), markError: null })
    }

    return {
      annotations: new Map(),
      markError: null,
      noteEvent: null,

      async loadAnnotations(session) {
        set({ markError: null, noteEvent: null })
        if (session === null) return
        const reply = await bridge.annotation.list({ session })
        if (!reply.ok) return
        const annotations = new Map(reply.value.map((annotation) => [annotation.event, annotation]))
        set(withPlace(get(), session, { annotations }))
      },

      async toggleMark() {
        const event = await selected()
        if (event !== null) await annotate(event, ({ mark }) => ({ mark: !mark }))
      },

      async askForNote(open) {
        set({ noteEvent: open ? await selected() : null })
      },

      async writeNote(event, text) {
        set({ noteEvent: null })
        await annotate(event, () => ({ note: text.trim() === '' ? null : text }))
      },

      async goToMark(direction) {
        const from = await selected()
        const event = nearestMark([...get().annotations.keys()], from ?? BEFORE_ALL, direction)
        if (event !== null) get().revealEvent(event)
      },
    }
  }

const BEFORE_ALL = -1

/** Round the end; `null` where there is no mark at all. */
export function nearestMark(marks: readonly number[], from: number, direction: 'next' | 'previous'): number | null {
  const sorted = marks.toSorted((one, other) => one - other)
  if (direction === 'next') return sorted.find((event) => event > from) ?? sorted[0] ?? null
  return sorted.findLast((event) => event < from) ?? sorted.at(-1) ?? null
}
