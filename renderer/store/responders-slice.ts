import type { AppError } from '../../shared/errors/app-error'
import type { Responder } from '../../shared/responder/responder'
import type { ResponderProblem } from '../../shared/responder/responder-problem'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import { selectedIsLive, selectedSession } from './sessions-slice'

/** The responders of the draft; those of a running server follow them as long as they can work. */
export interface RespondersSlice {
  /** What keeps single ones from working. */
  readonly responderProblems: readonly ResponderProblem[]
  /** Why the running server did not take them. */
  readonly respondersError: AppError | null
  readonly editResponders: (responders: readonly Responder[]) => Promise<void>
  /** Puts those in that a running server has now: its profile has those that it began with. */
  readonly loadResponders: (session: string | null) => Promise<void>
}

export const createRespondersSlice =
  (bridge: Bridge): Slice<RespondersSlice> =>
  (set, get) => {
    /** Answers come in any order; the last edit counts. */
    let edits = 0

    return {
      responderProblems: [],
      respondersError: null,

      async editResponders(edited) {
        const responders = [...edited]
        get().editServerDraft({ responders })
        const edit = ++edits
        const check = await bridge.server.checkResponders({ responders })
        if (edit !== edits) return
        if (!check.ok) return set({ respondersError: check.error })
        set({ responderProblems: check.value, respondersError: null })
        const session = get().selectedSession
        if (check.value.length > 0 || session === null || !selectedIsLive(get())) return
        const reply = await bridge.server.setResponders({ session, responders })
        if (edit === edits && !reply.ok) set({ respondersError: reply.error })
      },

      async loadResponders(session) {
        const edit = ++edits
        set({ responderProblems: [], respondersError: null })
        if (session === null || selectedSession(get())?.server === undefined) return
        const reply = await bridge.server.responders({ session })
        if (edit === edits && reply.ok) get().editServerDraft({ responders: [...reply.value] })
      },
    }
  }
