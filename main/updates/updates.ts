import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { UpdateStatus } from '../../shared/updates/update-status'
import { isUpdateUrl } from '../../shared/updates/update-url'

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
  /** Asks the user, and nobody else: what the page says does not count. */
  readonly confirm: (question: UpdateQuestion) => Promise<boolean>
  readonly onChange: (status: UpdateStatus) => void
}

export interface UpdateQuestion {
  readonly step: 'download' | 'install'
  /** As the server names it. */
  readonly version: string
  /** The server, with its port. */
  readonly host: string
}

/** Newer versions of the app: looked for, loaded and installed when somebody says so, and never else. */
export class Updates {
  #status: UpdateStatus = { state: 'idle' }
  #engine: Promise<UpdateEngine> | undefined
  /** The address that the status is about. */
  #asked: string | null = null
  #isConfirming = false
  #isInstalling = false

  constructor(private readonly options: UpdatesOptions) {}

  get status(): UpdateStatus {
    return this.#status
  }

  /** Fails with `update-not-set-up`. */
  async check(): Promise<void> {
    const url = this.options.url()
    if (url === null) throw new AppFailure(appError('update-not-set-up'))
    if (this.#isBusy()) return
    this.#asked = url
    if (!isUpdateUrl(url)) return this.#become({ state: 'failed', error: appError('update-url-invalid') })
    this.#become({ state: 'checking' })
    await this.#attempt(async (engine) => {
      engine.setFeedURL({ provider: 'generic', url })
      const found = await engine.checkForUpdates()
      if (found === null) return { state: 'failed', error: appError('update-unsupported') }
      const { version } = found.updateInfo
      return found.isUpdateAvailable ? { state: 'available', version } : { state: 'current' }
    })
  }

  /** What an address has said is forgotten when it is no longer the one that is set. To be called when that may be so. */
  follow(): void {
    const isForgotten = this.#asked !== this.options.url() && this.#status.state !== 'idle'
    if (isForgotten && !this.#isBusy()) this.#become({ state: 'idle' })
  }

  /** Only what the user agrees to. */
  async download(): Promise<void> {
    const version = await this.#confirmed('download', 'available')
    if (version === null) return
    this.#become({ state: 'downloading', version, percent: 0 })
    await this.#attempt(async (engine) => {
      await engine.downloadUpdate()
      return { state: 'ready', version }
    })
  }

  /** Whether there is something to install, and the user agrees to it: it is to be installed when the app goes. */
  async mayInstall(): Promise<boolean> {
    this.#isInstalling = (await this.#confirmed('install', 'ready')) !== null
    return this.#isInstalling
  }

  /** The app does not go: whoever stays has not said that something is to be installed some other time. */
  stay(): void {
    this.#isInstalling = false
  }

  get isInstalling(): boolean {
    return this.#isInstalling
  }

  /**
   * To be called when the app is about to go, where `mayInstall` has said so: all is saved then. Does nothing where nothing
   * is ready.
   */
  async install(): Promise<void> {
    this.follow()
    if (this.#status.state === 'ready') (await this.#load()).quitAndInstall(false, true)
  }

  /** The version that the user agrees to; `null` where there is none in that state, or a question is open already. */
  async #confirmed(step: UpdateQuestion['step'], state: 'available' | 'ready'): Promise<string | null> {
    this.follow()
    const status = this.#status
    if (status.state !== state || this.#asked === null || this.#isConfirming) return null
    this.#isConfirming = true
    try {
      const isWanted = await this.options.confirm({ step, version: status.version, host: new URL(this.#asked).host })
      // What was asked about may be gone by the time of the answer.
      this.follow()
      return isWanted && this.#status === status ? status.version : null
    } finally {
      this.#isConfirming = false
    }
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
    this.follow()
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
    const status = this.#status
    const whole = Math.floor(percent)
    if (status.state === 'downloading' && status.percent !== whole) this.#become({ ...status, percent: whole })
  }

  #become(status: UpdateStatus): void {
    this.#status = status
    this.options.onChange(status)
  }
}

/** The first line: behind it come headers and traces. */
const failureOf = (cause: unknown): AppError =>
  appError('update-failed', { problem: (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '' })
