import { appError, type AppError } from '../../shared/errors/app-error'
import { defaultSettings, type Settings } from '../../shared/settings/settings'
import { settingsFormat } from '../../shared/settings/settings-format'
import { OwnFile } from '../files/own-file'

/** What the user has decided about the app, in a file of its own. */
export class AppSettings {
  readonly #file: OwnFile<Settings>

  readonly #listeners: (() => void)[] = []

  #problem: AppError | null = null

  /** @param onPutAside told of a file that was none of settings, as where somebody edited it and made a slip */
  constructor(file: string, onPutAside: (problem: AppError) => void) {
    this.#file = new OwnFile({
      file,
      format: settingsFormat,
      empty: defaultSettings,
      onPutAside: (aside) => {
        this.#problem = appError('settings-put-aside', { file: aside })
        onPutAside(this.#problem)
      },
    })
  }

  /** Runs `listener` when others hold. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** As far as they have been read. */
  get value(): Settings {
    return this.#file.value
  }

  /** Fails with `own-file-unreadable`. */
  read(): Promise<Settings> {
    return this.#file.read()
  }

  /** What became of the file that was there: `settings-put-aside`, or `null`. */
  async problem(): Promise<AppError | null> {
    // Why they could not be read, is told to who reads them.
    await this.read().catch(() => {})
    return this.#problem
  }

  /** Resolves when nothing more is written that was asked so far. */
  settled(): Promise<void> {
    return this.#file.settled()
  }

  /** Fails with `own-file-unreadable` and `workspace-write-failed`: then nothing has changed. */
  async change(changes: Partial<Settings>): Promise<Settings> {
    await this.#file.change((before) => ({ ...before, ...changes }))
    for (const listener of this.#listeners) listener()
    return this.value
  }

  /** Fails as `change` does. */
  reset(): Promise<Settings> {
    return this.change(defaultSettings)
  }
}
