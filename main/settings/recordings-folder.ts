import path from 'node:path'
import { AppFailure, appError } from '../../shared/errors/app-error'
import type { RecordingsPlace } from '../../shared/settings/recordings-place'
import type { Settings } from '../../shared/settings/settings'
import type { AppSettings } from './app-settings'
import { folderProblem } from './folder-problem'

export interface RecordingsFolderOptions {
  readonly settings: Pick<AppSettings, 'value' | 'read' | 'change' | 'reset'>
  /** The app's own place, which can always be used. */
  readonly own: string
  /** Opens the system's dialog; `null` when the user cancelled. */
  readonly chooseFolder: () => Promise<string | null>
}

/**
 * The one setting that is a path. The page shows it and names none: it can only go back to one that the user chose in the
 * system's dialog, or that the settings had, while the app runs.
 */
export class RecordingsFolder {
  readonly #options: RecordingsFolderOptions
  /** What the page may go back to. */
  readonly #known = new Set<string>()
  #place: Promise<RecordingsPlace> | undefined

  constructor(options: RecordingsFolderOptions) {
    this.#options = options
  }

  /** Where this run keeps them: looked at once, when it is first needed. Never fails. */
  place(): Promise<RecordingsPlace> {
    return (this.#place ??= this.#findPlace())
  }

  /**
   * The settings as the user has it now; as they were where the dialog was cancelled. Fails with `capture-folder-unusable`,
   * and like `AppSettings.change`.
   */
  async choose(): Promise<Settings> {
    const { settings, own, chooseFolder } = this.#options
    const folder = await chooseFolder()
    if (folder === null) return settings.read()
    if (path.resolve(folder) === path.resolve(own)) return this.change({ recordingsFolder: null })
    const problem = await folderProblem(folder)
    if (problem !== null) throw new AppFailure(appError('capture-folder-unusable', { folder, problem }))
    this.#known.add(folder)
    return this.change({ recordingsFolder: folder })
  }

  /** Changes any settings. Fails with `recordings-folder-not-chosen`, and like `AppSettings.change`. */
  async change(changes: Partial<Settings>): Promise<Settings> {
    await this.#remember()
    const { recordingsFolder: folder = null } = changes
    if (folder !== null && !this.#known.has(folder)) throw new AppFailure(appError('recordings-folder-not-chosen'))
    return this.#options.settings.change(changes)
  }

  /** Fails like `AppSettings.change`. */
  async reset(): Promise<Settings> {
    await this.#remember()
    return this.#options.settings.reset()
  }

  async #remember(): Promise<void> {
    const { recordingsFolder } = await this.#options.settings.read()
    if (recordingsFolder !== null) this.#known.add(recordingsFolder)
  }

  async #findPlace(): Promise<RecordingsPlace> {
    const { settings, own } = this.#options
    // Who asks for the settings is told why they could not be read.
    const { recordingsFolder: chosen } = await settings.read().catch(() => settings.value)
    const problem = chosen === null ? null : await folderProblem(chosen)
    if (chosen === null || problem === null) return { folder: chosen ?? own, chosen, problem: null }
    const params = { folder: chosen, problem, used: own }
    return { folder: own, chosen, problem: appError('recordings-folder-away', params) }
  }
}
