import type { Neighbour } from '../../shared/ipc/timeline-channels'
import type { Bridge } from '../bridge/bridge'
import type { MarkPattern } from '../components/text-spans'
import type { Slice } from './app-state'
import { regexPatternOf, textPatternOf } from './find-search'
import { placeIn, withPlace } from './session-place'
import { matchOf } from './sought-match'
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
  readonly findPattern: MarkPattern | null
  readonly foundMatch: FoundMatch | null
  readonly openFind: () => void
  readonly closeFind: () => void
  /** @param session left out, the shown one */
  readonly editNeedle: (needle: string, session?: string) => void
  /** From the selected event on, round the end. Gives way to whatever else the user does meanwhile. */
  readonly find: (direction: 'next' | 'previous') => Promise<void>
}

export const createFindSlice =
  (bridge: Bridge): Slice<FindSlice> =>
  (set, get, store) => ({
    findOpen: false,
    needle: '',
    findPattern: null,
    foundMatch: null,

    openFind() {
      set({ findOpen: true })
      get().editNeedle(get().needle)
    },

    closeFind() {
      set({ findOpen: false, findPattern: null, foundMatch: null })
    },

    editNeedle(needle, session) {
      const edited = session ?? get().selectedSession
      set(withPlace(get(), edited, { needle, findPattern: textPatternOf(needle) }))
      void regexPatternOf(needle)?.then((findPattern) => {
        const place = placeIn(get(), edited)
        if (place.findOpen && place.needle === needle) set(withPlace(get(), edited, { findPattern }))
      })
    },

    async find(direction) {
      const { selectedSession: session, needle } = get()
      if (session === null) return
      if (get().selecting !== null) {
        await get().selecting
        // What was on its way has arrived: what is now was chosen after this.
        if (get().selecting !== null) return
      }
      const from = viewOf(get().views, session).selected
      const foundMatch = await matchOf(bridge, store, { session, needle, from, direction })
      if (foundMatch === null) return
      set({ foundMatch })
      get().revealEvent(foundMatch.event)
    },
  })
