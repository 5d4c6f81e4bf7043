import { defaultSettings, type Settings } from '../../shared/settings/settings'
import { settingsFormat } from '../../shared/settings/settings-format'
import { OwnFile } from '../files/own-file'

/** What the user has decided about the app, in a file of its own. */
export class AppSettings {
  readonly #file: OwnFile<Settings>

  #onChange = (): void => {}

  constructor(file: string) {
    this.#file = new OwnFile({ file, format: settingsFormat, empty: defaultSettings })
  }

  /** Runs `listener` when others hold. */
  onChange(listener: () => void): void {
    this.#onChange = listener
  }

  /** As far as they have been read. */
  get value(): Settings {
    return this.#file.value
  }

  /** Fails with `own-file-unreadable`. */
  read(): Promise<Settings> {
    return this.#file.read()
  }

  /** Fails with `own-file-unreadable` and `workspace-write-failed`: then nothing has changed. */
  async change(changes: Partial<Settings>): Promise<Settings> {
    await this.#file.change((before) => ({ ...before, ...changes }))
    this.#onChange()
    return this.value
  }

  /** Fails as `change` does. */
  reset(): Promise<Settings> {
    return this.change(defaultSettings)
  }
}
