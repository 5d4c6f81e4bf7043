import type { AppError } from '../../shared/errors/app-error'
import type { RecordingsPlace } from '../../shared/settings/recordings-place'
import type { Settings } from '../../shared/settings/settings'
import type { Handlers } from './register'

export interface SettingsPorts {
  readonly settings: {
    read(): Promise<Settings>
    problem(): Promise<AppError | null>
  }
  /** Settings change through it, since it knows which folder the page may ask for. */
  readonly recordings: {
    change(changes: Partial<Settings>): Promise<Settings>
    reset(): Promise<Settings>
    choose(): Promise<Settings>
    place(): Promise<RecordingsPlace>
  }
}

export function settingsHandlers({ settings, recordings }: SettingsPorts): Handlers['settings'] {
  return {
    read: () => settings.read(),
    problem: () => settings.problem(),
    change: (changes) => recordings.change(changes),
    reset: () => recordings.reset(),
    chooseRecordingsFolder: () => recordings.choose(),
    recordingsPlace: () => recordings.place(),
  }
}
