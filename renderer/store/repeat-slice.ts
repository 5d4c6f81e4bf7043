import type { RepeatStatus } from '../../shared/session/repeat'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import { composerRole } from './composer-slice'
import { composerTargets } from './connections-slice'
import { readDraft } from './outgoing-draft'
import { draftContent } from './send-history'
import { selectedSession } from './sessions-slice'

/** How often to send again, as typed. */
export interface RepeatDraft {
  /** Milliseconds. */
  readonly every: string
  /** Empty: until it is stopped. */
  readonly times: string
}

export interface RepeatSlice {
  readonly repeatDraft: RepeatDraft
  readonly editRepeat: (change: Partial<RepeatDraft>) => void
  /** What the composer holds. */
  readonly startRepeat: () => Promise<void>
  readonly stopRepeat: (repeat: number) => Promise<void>
}

const MAX_INTERVAL_MS = 86_400_000
const MAX_TIMES = 1_000_000_000
const LABEL_LENGTH = 80

/** `null` in the place of what is not right. */
export function readRepeat({ every, times }: RepeatDraft): { every: number | null; times: number | 'endless' | null } {
  return {
    every: wholeNumber(every, MAX_INTERVAL_MS),
    times: times.trim() === '' ? 'endless' : wholeNumber(times, MAX_TIMES),
  }
}

export function isRepeatable(draft: RepeatDraft): boolean {
  const { every, times } = readRepeat(draft)
  return every !== null && times !== null
}

function wholeNumber(typed: string, most: number): number | null {
  const value = /^\d{1,10}$/.test(typed.trim()) ? Number(typed) : 0
  return value >= 1 && value <= most ? value : null
}

const none: readonly RepeatStatus[] = []

/** Those of the shown session. */
export const repeatsOf = (state: AppState): readonly RepeatStatus[] => selectedSession(state)?.repeats ?? none

export const createRepeatSlice =
  (bridge: Bridge): Slice<RepeatSlice> =>
  (set, get) => ({
    repeatDraft: { every: '1000', times: '' },

    editRepeat(change) {
      set({ repeatDraft: { ...get().repeatDraft, ...change } })
    },

    async startRepeat() {
      const session = selectedSession(get())
      const { composer, repeatDraft } = get()
      const reading = readDraft(composer, composerRole(get()))
      const { every, times } = readRepeat(repeatDraft)
      if (session?.state !== 'open' || !reading?.ok || every === null || times === null) return
      set({ sendError: null, sentTo: null })
      const targets = composerTargets(get())
      const reply = await bridge.session.repeat({
        session: session.head.id,
        to: targets === 'all' ? 'all' : [...targets],
        outgoing: reading.value.outgoing,
        plan: {
          every,
          times: times === 'endless' ? null : times,
          label: `${composer.kind} ${draftContent(composer).slice(0, LABEL_LENGTH)}`.trimEnd(),
        },
      })
      if (!reply.ok) set({ sendError: reply.error })
    },

    async stopRepeat(repeat) {
      const session = get().selectedSession
      if (session === null) return
      const reply = await bridge.session.stopRepeat({ session, repeat })
      if (!reply.ok) set({ sendError: reply.error })
    },
  })
