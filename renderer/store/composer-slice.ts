import type { AppError } from '../../shared/errors/app-error'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import { composerTargets } from './connections-slice'
import { emptyDraft, readDraft, type OutgoingDraft } from './outgoing-draft'
import { remember, type SentDraft } from './send-history'
import { selectedSession } from './sessions-slice'

export interface ComposerSlice {
  readonly composer: OutgoingDraft
  /** What main answered to the last attempt to send. */
  readonly sendError: AppError | null
  /** To how many connections of a server the last one went. */
  readonly sentTo: number | null
  /** Newest first; kept while the app runs. */
  readonly history: readonly SentDraft[]
  readonly editComposer: (change: Partial<OutgoingDraft>) => void
  readonly chooseFile: () => Promise<void>
  readonly send: () => Promise<void>
}

export const createComposerSlice =
  (bridge: Bridge): Slice<ComposerSlice> =>
  (set, get) => ({
    composer: emptyDraft,
    sendError: null,
    sentTo: null,
    history: [],

    editComposer(change) {
      set({ composer: { ...get().composer, ...change }, sendError: null, sentTo: null })
    },

    async chooseFile() {
      const reply = await bridge.app.chooseFile()
      if (!reply.ok) set({ sendError: reply.error })
      else if (reply.value) get().editComposer({ file: reply.value })
    },

    async send() {
      const session = selectedSession(get())
      const draft = get().composer
      const reading = readDraft(draft)
      if (session?.state !== 'open' || !reading?.ok) return
      set({ sendError: null, sentTo: null, history: remember(get().history, draft) })
      const { id } = session.head
      const { outgoing } = reading.value
      if (session.head.mode === 'client') {
        const reply = await bridge.session.send({ session: id, outgoing })
        if (!reply.ok) set({ sendError: reply.error })
        return
      }
      const targets = composerTargets(get())
      const reply = await bridge.server.send({ session: id, to: targets === 'all' ? 'all' : [...targets], outgoing })
      if (!reply.ok) set({ sendError: reply.error })
      else set({ sentTo: reply.value.sent })
    },
  })
