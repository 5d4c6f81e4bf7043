import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import type { OptionsTab } from './options-tab'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What of the window's own is remembered over a restart. */
export interface SettingsSlice {
  readonly theme: Theme
  /** The open tab of the connect bar; `null` when collapsed. */
  readonly optionsTab: OptionsTab | null
  /** The session whose secrets are to be seen, as long as it is the selected one. */
  readonly secretsShown: string | null
  readonly showSecrets: (shown: boolean) => void
  readonly setTheme: (theme: Theme) => void
  readonly openOptions: (tab: OptionsTab | null) => void
}

export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'>

const THEME_KEY = 'framescope.theme'

export const createSettingsSlice =
  (bridge: Bridge, storage: SettingsStorage): Slice<SettingsSlice> =>
  (set, get) => ({
    theme: themes.find((theme) => theme === storage.getItem(THEME_KEY)) ?? 'system',
    optionsTab: null,
    secretsShown: null,

    showSecrets(shown) {
      set({ secretsShown: shown ? get().selectedSession : null })
    },

    setTheme(theme) {
      set({ theme })
      storage.setItem(THEME_KEY, theme)
      // Main paints the window's frame and its native menus.
      void bridge.app.setTheme({ theme })
    },

    openOptions(optionsTab) {
      set({ optionsTab })
    },
  })
