import type { Settings } from '../../shared/settings/settings'
import type { Handlers } from './register'

export interface SettingsPorts {
  readonly settings: {
    read(): Promise<Settings>
    change(changes: Partial<Settings>): Promise<Settings>
    reset(): Promise<Settings>
  }
}

export function settingsHandlers({ settings }: SettingsPorts): Handlers['settings'] {
  return {
    read: () => settings.read(),
    change: (changes) => settings.change(changes),
    reset: () => settings.reset(),
  }
}
