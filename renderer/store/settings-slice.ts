import { shortcutsWith, type Shortcuts } from '../../shared/commands/shortcuts'
import type { AppError, Result } from '../../shared/errors/app-error'
import type { Language } from '../../shared/messages/languages'
import type { RecordingsPlace } from '../../shared/settings/recordings-place'
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
  /** Where this run keeps recordings, once main has told; the settings say it of the next one. */
  readonly recordingsPlace: RecordingsPlace | null
  readonly readRecordingsPlace: () => Promise<void>
  /** Asks in the system's dialog. */
  readonly chooseRecordingsFolder: () => Promise<void>
}

/** What the window remembers by itself: sizes, columns, what was typed. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'>

export const createSettingsSlice =
  (bridge: Bridge, settings: Settings): Slice<SettingsSlice> =>
  (set) => {
    /** As main has told last. */
    let kept = settings
    /** What main has not answered yet, in the order that it was asked: shown over what is kept. */
    let pending: readonly Partial<Settings>[] = []
    let asked = 0
    let answered = 0

    const show = () => set(held(Object.assign({}, kept, ...pending) as Settings))

    async function settle(changes: Partial<Settings>, reply: Promise<Result<Settings>>): Promise<void> {
      const number = ++asked
      const result = await reply
      pending = pending.filter((each) => each !== changes)
      // Another answer may have overtaken this one.
      if (result.ok && number > answered) {
        kept = result.value
        answered = number
      }
      show()
      if (!result.ok) set({ settingsError: result.error })
      else if (number === asked) set({ settingsError: null })
    }

    return {
      ...held(settings),
      spokenLanguage: 'en',
      settingsError: null,
      settingsShown: null,
      recordingsPlace: null,

      showSettings(settingsShown) {
        set({ settingsShown })
      },

      dismissSettingsError() {
        set({ settingsError: null })
      },

      async changeSettings(changes) {
        const own = { ...changes }
        pending = [...pending, own]
        show()
        await settle(own, bridge.settings.change(own))
      },

      async resetSettings() {
        await settle({}, bridge.settings.reset())
      },

      async readRecordingsPlace() {
        const reply = await bridge.settings.recordingsPlace()
        if (reply.ok) set({ recordingsPlace: reply.value })
      },

      async chooseRecordingsFolder() {
        // The dialog may be open for long: what it comes to is newer than what was asked for meanwhile.
        const reply = await bridge.settings.chooseRecordingsFolder()
        await settle({}, Promise.resolve(reply))
      },
    }
  }

const held = (settings: Settings): Pick<SettingsSlice, 'settings' | 'shortcuts'> => ({
  settings,
  shortcuts: shortcutsWith(settings.shortcuts),
})
