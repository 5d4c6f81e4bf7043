import type { Neighbour } from '../../shared/ipc/timeline-channels'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import { patternOf } from './find-search'
import { withPlace } from './session-place'
import { viewOf } from './timeline-view'

/** A match that Find came to. */
export interface FoundMatch extends Neighbour {
  readonly view: string
}

/** Find: goes from match to match within the shown view, without hiding the rest. */
export interface FindSlice {
  readonly findOpen: boolean
  /** A text, or a regular expression between slashes; empty for none. */
  readonly needle: string
  /** What to mark in rows and payloads; `null` for nothing. */
  readonly findPattern: RegExp | null
  readonly foundMatch: FoundMatch | null
  readonly openFind: () => void
  readonly closeFind: () => void
  /** @param session left out, the shown one */
  readonly editNeedle: (needle: string, session?: string) => void
  /** From the selected event on, round the end. */
  readonly find: (direction: 'next' | 'previous') => Promise<void>
}

const BEFORE_ALL = -1

export const createFindSlice =
  (bridge: Bridge): Slice<FindSlice> =>
  (set, get) => ({
    findOpen: false,
    needle: '',
    findPattern: null,
    foundMatch: null,

    openFind() {
      set({ findOpen: true, findPattern: patternOf(get().needle) })
    },

    closeFind() {
      set({ findOpen: false, findPattern: null, foundMatch: null })
    },

    editNeedle(needle, session) {
      const found = { needle, findPattern: patternOf(needle) }
      set(withPlace(get(), session ?? get().selectedSession, found))
    },

    async find(direction) {
      const session = get().selectedSession
      const view = session === null ? undefined : get().findViews.get(session)?.view
      if (view === undefined || view === null || session === null) return
      await get().selecting
      const from = viewOf(get().views, session).selected
      const around = direction === 'next' ? BEFORE_ALL : Number.MAX_SAFE_INTEGER
      const found = (await neighbour(from ?? around)) ?? (from === null ? null : await neighbour(around))
      // The needle may have changed meanwhile.
      if (found === null || get().selectedSession !== session || get().findViews.get(session)?.view !== view) return
      set({ foundMatch: { ...found, view } })
      get().revealEvent(found.event)

      async function neighbour(event: number): Promise<Neighbour | null> {
        const reply = await bridge.timeline.neighbour({ view: view ?? '', event, direction })
        return reply.ok ? reply.value : null
      }
    },
  })
