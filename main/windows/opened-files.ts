import type { App } from 'electron'

/** What a second start tells the first. */
export interface SecondStart {
  readonly files: readonly string[]
}

/**
 * Files that the app is asked to open from outside: on its command line, by a second start, or on macOS by an event. They
 * wait until the page takes them, one by one.
 */
export class OpenedFiles {
  readonly #files: string[]
  #onAsked = (): void => {}
  #isLeaving = false
  #isAskedForAgain = false

  /** Listens from the start: macOS tells of files before the app is ready. */
  constructor(app: App, files: readonly string[]) {
    this.#files = [...files]
    app.on('second-instance', (_event, _argv, _folder, told) => {
      // Chromium reorders and adds to the other's command line, so the other has read it itself.
      this.#add(filesOf(told))
    })
    app.on('open-file', (event, file) => {
      event.preventDefault()
      this.#add([file])
    })
  }

  /** Runs `listener` whenever the app is asked for, also without a file. */
  onAsked(listener: () => void): void {
    this.#onAsked = listener
  }

  /** The page takes nothing any more: who asks from now on asks for another start. */
  leaveToNextStart(): void {
    this.#isLeaving = true
  }

  /** What the next start is to open, where one was asked for. */
  get forNextStart(): readonly string[] | null {
    return this.#isAskedForAgain ? this.#files : null
  }

  get waiting(): number {
    return this.#files.length
  }

  /** The one that has waited longest. */
  take(): string | null {
    return this.#files.shift() ?? null
  }

  #add(files: readonly string[]): void {
    this.#files.push(...files)
    if (this.#isLeaving) this.#isAskedForAgain = true
    else this.#onAsked()
  }
}

/** Read by hand: this is needed before anything else is, and a schema has its price. */
function filesOf(told: unknown): readonly string[] {
  if (typeof told !== 'object' || told === null || !('files' in told) || !Array.isArray(told.files)) return []
  return told.files.filter((file) => typeof file === 'string' && file !== '')
}
