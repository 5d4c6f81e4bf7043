import type { AppError } from '../../shared/errors/app-error'
import type { Settings } from '../../shared/settings/settings'
import type { Handlers } from './register'

export interface SettingsPorts {
  readonly settings: {
    read(): Promise<Settings>
    problem(): Promise<AppError | null>
    change(changes: Partial<Settings>): Promise<Settings>
    reset(): Promise<Settings>
  }
}

export function settingsHandlers({ settings }: SettingsPorts): Handlers['settings'] {
  return {
    read: () => settings.read(),
    problem: () => settings.problem(),
    change: (changes) => settings.change(changes),
    reset: () => settings.reset(),
  }
}
