import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { UpdateStatus } from '../../shared/updates/update-status'

/** What is needed of electron-updater. */
export interface UpdateEngine {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  setFeedURL(feed: { provider: 'generic'; url: string }): void
  /** `null` where this kind of package cannot be updated from within. */
  checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean; readonly updateInfo: { version: string } } | null>
  downloadUpdate(): Promise<unknown>
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void
  on(event: 'download-progress', listener: (progress: { readonly percent: number }) => void): unknown
}

export interface UpdatesOptions {
  /** Where newer versions are found; `null`: nowhere. */
  readonly url: () => string | null
  /** Loaded when it is first needed: it is large, and most never need it. */
  readonly loadEngine: () => Promise<UpdateEngine>
  readonly onChange: (status: UpdateStatus) => void
}

/** Newer versions of the app: looked for, loaded and installed when somebody says so, and never else. */
export class Updates {
  #status: UpdateStatus = { state: 'idle' }
  #engine: Promise<UpdateEngine> | undefined

  constructor(private readonly options: UpdatesOptions) {}

  get status(): UpdateStatus {
    return this.#status
  }

  /** Fails with `update-not-set-up`. */
  async check(): Promise<void> {
    const url = this.options.url()
    if (url === null) throw new AppFailure(appError('update-not-set-up'))
    if (this.#isBusy()) return
    this.#become({ state: 'checking' })
    await this.#attempt(async (engine) => {
      engine.setFeedURL({ provider: 'generic', url })
      const found = await engine.checkForUpdates()
      if (found === null) return { state: 'failed', error: appError('update-unsupported') }
      const { version } = found.updateInfo
      return found.isUpdateAvailable ? { state: 'available', version } : { state: 'current' }
    })
  }

  async download(): Promise<void> {
    if (this.#status.state !== 'available') return
    const { version } = this.#status
    this.#become({ state: 'downloading', version, percent: 0 })
    await this.#attempt(async (engine) => {
      await engine.downloadUpdate()
      return { state: 'ready', version }
    })
  }

  /** To be called when the app is about to go: all is saved then. Does nothing where nothing is ready. */
  async install(): Promise<void> {
    if (this.#status.state === 'ready') (await this.#load()).quitAndInstall(false, true)
  }

  #isBusy(): boolean {
    return this.#status.state === 'checking' || this.#status.state === 'downloading'
  }

  async #attempt(step: (engine: UpdateEngine) => Promise<UpdateStatus>): Promise<void> {
    try {
      this.#become(await step(await this.#load()))
    } catch (cause) {
      this.#become({ state: 'failed', error: failureOf(cause) })
    }
  }

  async #load(): Promise<UpdateEngine> {
    this.#engine ??= this.options.loadEngine().then((engine) => {
      engine.autoDownload = false
      engine.autoInstallOnAppQuit = false
      engine.on('download-progress', ({ percent }) => this.#progress(percent))
      return engine
    })
    return await this.#engine
  }

  #progress(percent: number): void {
    if (this.#status.state === 'downloading') this.#become({ ...this.#status, percent: Math.floor(percent) })
  }

  #become(status: UpdateStatus): void {
    this.#status = status
    this.options.onChange(status)
  }
}

/** The first line: behind it come headers and traces. */
const failureOf = (cause: unknown): AppError =>
  appError('update-failed', { problem: (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '' })
