import type { AppError, Result } from '../../shared/errors/app-error'
import type { UpdateStatus } from '../../shared/updates/update-status'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'

/** Newer versions of the app. */
export interface UpdatesSlice {
  readonly update: UpdateStatus
  /** The version that the user need not be told of again; `null` for none. */
  readonly dismissedVersion: string | null
  /** Why nobody could be asked. */
  readonly updateError: AppError | null
  /** What main knows already, as after a check at the start. */
  readonly loadUpdate: () => Promise<void>
  readonly applyUpdate: (update: UpdateStatus) => void
  readonly dismissVersion: (version: string) => void
  readonly checkForUpdate: () => Promise<void>
  readonly downloadUpdate: () => Promise<void>
  readonly installUpdate: () => Promise<void>
}

export const createUpdatesSlice =
  (bridge: Bridge): Slice<UpdatesSlice> =>
  (set, get) => {
    async function ask(reply: Promise<Result<null>>): Promise<void> {
      const result = await reply
      set({ updateError: result.ok ? null : result.error })
    }
    return {
      update: { state: 'idle' },
      dismissedVersion: null,
      updateError: null,

      async loadUpdate() {
        const reply = await bridge.update.status()
        // What main has told meanwhile is newer.
        if (reply.ok && get().update.state === 'idle') set({ update: reply.value })
      },

      applyUpdate(update) {
        set({ update })
      },

      dismissVersion(dismissedVersion) {
        set({ dismissedVersion })
      },

      checkForUpdate: () => ask(bridge.update.check()),
      downloadUpdate: () => ask(bridge.update.download()),
      installUpdate: () => ask(bridge.update.install()),
    }
  }
