import type { AppError } from '../../shared/errors/app-error'
import { isLive } from '../../shared/session/session-state'
import type { Bridge } from '../bridge/bridge'
import type { AppState, Slice } from './app-state'
import { selectedSession } from './sessions-slice'

/** What became of asking a session to record again, as long as it does not. */
export interface Resumption {
  /** Main has not answered the last one yet. */
  readonly pending: boolean
  /** How often it was asked in vain. */
  readonly failures: number
  /** Why, the last time. */
  readonly error: AppError | null
}

export interface RecordingSlice {
  /** By session. */
  readonly resumptions: ReadonlyMap<string, Resumption>
  /** Records the selected session again after the disk took no more. */
  readonly resumeRecording: () => Promise<void>
}

export function canResumeRecording(state: AppState): boolean {
  const session = selectedSession(state)
  return (
    session?.recording.state === 'stopped' &&
    isLive(session.state) &&
    state.resumptions.get(session.head.id)?.pending !== true
  )
}

export const createRecordingSlice =
  (bridge: Bridge): Slice<RecordingSlice> =>
  (set, get) => ({
    resumptions: new Map(),

    async resumeRecording() {
      const { selectedSession: session, resumptions } = get()
      if (session === null || !canResumeRecording(get())) return
      const before = resumptions.get(session) ?? { failures: 0, error: null }
      set({ resumptions: new Map(resumptions).set(session, { ...before, pending: true }) })
      const reply = await bridge.session.resumeRecording({ session })
      const after = new Map(get().resumptions)
      if (reply.ok) after.delete(session)
      else after.set(session, { pending: false, failures: before.failures + 1, error: reply.error })
      set({ resumptions: after })
    },
  })
