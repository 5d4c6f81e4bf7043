import type { Slice } from './app-state'
import type { OptionsTab } from './options-tab'

/** What of a session's set-up is open to the eye. */
export interface OptionsSlice {
  /** The open tab of the connect bar; `null` when collapsed. */
  readonly optionsTab: OptionsTab | null
  /** The session whose secrets are to be seen, as long as it is the selected one. */
  readonly secretsShown: string | null
  readonly showSecrets: (shown: boolean) => void
  readonly openOptions: (tab: OptionsTab | null) => void
}

export const createOptionsSlice: Slice<OptionsSlice> = (set, get) => ({
  optionsTab: null,
  secretsShown: null,

  showSecrets(shown) {
    set({ secretsShown: shown ? get().selectedSession : null })
  },

  openOptions(optionsTab) {
    set({ optionsTab })
  },
})
