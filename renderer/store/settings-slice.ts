import { shortcutsWith, type Shortcuts } from '../../shared/commands/shortcuts'
import type { AppError, Result } from '../../shared/errors/app-error'
import type { Language } from '../../shared/messages/languages'
import type { Settings } from '../../shared/settings/settings'
import type { Bridge } from '../bridge/bridge'
import type { Slice } from './app-state'
import type { SettingsTab } from './settings-tab'

/** What the user has decided about the app. */
export interface SettingsSlice {
  readonly settings: Settings
  /** The keys of every command, as the settings have them. */
  readonly shortcuts: Shortcuts
  /** Which language's words are drawn: the chosen one's, once they have been read. */
  readonly spokenLanguage: Language
  /** Why the last change was not kept. */
  readonly settingsError: AppError | null
  /** What of them is to be seen; `null` for nothing. */
  readonly settingsShown: SettingsTab | null
  readonly showSettings: (shown: SettingsTab | null) => void
  /** They hold at once; what cannot be kept is taken back. */
  readonly changeSettings: (changes: Partial<Settings>) => Promise<void>
  readonly dismissSettingsError: () => void
  readonly resetSettings: () => Promise<void>
}

/** What the window remembers by itself: sizes, columns, what was typed. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'>

export const createSettingsSlice =
  (bridge: Bridge, settings: Settings): Slice<SettingsSlice> =>
  (set, get) => {
    let asked = 0

    /** Only the answer to the latest one says how things are: another one is on its way. */
    async function settle(reply: Promise<Result<Settings>>, before: Settings): Promise<void> {
      asked += 1
      const number = asked
      const result = await reply
      if (!result.ok) set({ ...held(before), settingsError: result.error })
      else if (number === asked) set({ ...held(result.value), settingsError: null })
    }

    return {
      ...held(settings),
      spokenLanguage: 'en',
      settingsError: null,
      settingsShown: null,

      showSettings(settingsShown) {
        set({ settingsShown })
      },

      dismissSettingsError() {
        set({ settingsError: null })
      },

      async changeSettings(changes) {
        const before = get().settings
        set(held({ ...before, ...changes }))
        await settle(bridge.settings.change(changes), before)
      },

      async resetSettings() {
        await settle(bridge.settings.reset(), get().settings)
      },
    }
  }

const held = (settings: Settings): Pick<SettingsSlice, 'settings' | 'shortcuts'> => ({
  settings,
  shortcuts: shortcutsWith(settings.shortcuts),
})
