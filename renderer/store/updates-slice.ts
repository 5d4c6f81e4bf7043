import type { AppError, Result } from '../../shared/errors/app-error'
import type { UpdateStatus } from '../../shared/updates/update-status'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'

/** Newer versions of the app. */
export interface UpdatesSlice {
  readonly update: UpdateStatus
  /** Why nobody could be asked. */
  readonly updateError: AppError | null
  readonly applyUpdate: (update: UpdateStatus) => void
  readonly checkForUpdate: () => Promise<void>
  readonly downloadUpdate: () => Promise<void>
  readonly installUpdate: () => Promise<void>
}

export const createUpdatesSlice =
  (bridge: Bridge): Slice<UpdatesSlice> =>
  (set) => {
    async function ask(reply: Promise<Result<null>>): Promise<void> {
      const result = await reply
      set({ updateError: result.ok ? null : result.error })
    }
    return {
      update: { state: 'idle' },
      updateError: null,

      applyUpdate(update) {
        set({ update })
      },

      checkForUpdate: () => ask(bridge.update.check()),
      downloadUpdate: () => ask(bridge.update.download()),
      installUpdate: () => ask(bridge.update.install()),
    }
  }
