import type { AppError } from '../../shared/errors/app-error'
import { findTooLong } from '../../shared/responder/find-too-long'
import type { Responder } from '../../shared/responder/responder'
import type { ResponderProblem } from '../../shared/responder/responder-problem'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import { respondersTooLarge } from './responders-refusal'
import { selectedIsLive, selectedSession } from './sessions-slice'

/** The responders of the draft; those of a running server follow them as long as they can work. */
export interface RespondersSlice {
  /** What keeps single ones from working. */
  readonly responderProblems: readonly ResponderProblem[]
  /** Why the running server did not take them. */
  readonly respondersError: AppError | null
  readonly editResponders: (responders: readonly Responder[]) => Promise<void>
  /**
   * Puts those in that a server of this run has now: its profile has those that it began with, without files. What keeps
   * those of the draft from working is said.
   */
  readonly loadResponders: (session: string | null) => Promise<void>
}

export const createRespondersSlice =
  (bridge: Bridge): Slice<RespondersSlice> =>
  (set, get) => {
    /** Answers come in any order; the last edit counts. */
    let edits = 0

    /** Whether all of them can work, as far as nobody has edited them since; what is wrong is said. */
    async function check(edit: number, responders: readonly Responder[]): Promise<boolean> {
      const refusal = respondersTooLarge(responders)
      const tooLong = refusal === null ? findTooLong(responders) : []
      // Main would not even look at them.
      if (refusal !== null || tooLong.length > 0) {
        set({ responderProblems: tooLong, respondersError: refusal })
        return false
      }
      const reply = await bridge.server.checkResponders({ responders: [...responders] })
      if (edit !== edits) return false
      if (reply.ok) set({ responderProblems: reply.value, respondersError: null })
      else set({ respondersError: reply.error })
      return reply.ok && reply.value.length === 0
    }

    return {
      responderProblems: [],
      respondersError: null,

      async editResponders(edited) {
        const responders = [...edited]
        get().editServerDraft({ responders })
        const edit = ++edits
        if (!(await check(edit, responders))) return
        const session = get().selectedSession
        if (session === null || !selectedIsLive(get())) return
        const reply = await bridge.server.setResponders({ session, responders })
        if (edit !== edits) return
        if (reply.ok) get().settleResponders(responders)
        else set({ respondersError: reply.error })
      },

      async loadResponders(session) {
        const edit = ++edits
        set({ responderProblems: [], respondersError: null })
        if (get().mode !== 'server') return
        if (session !== null && selectedSession(get())?.server !== undefined) {
          const reply = await bridge.server.responders({ session })
          if (edit !== edits) return
          if (reply.ok) {
            get().editServerDraft({ responders: [...reply.value] })
            get().settleResponders([...reply.value])
          }
        }
        const { responders } = get().serverDraft
        if (responders.length > 0) await check(edit, responders)
      },
    }
  }
