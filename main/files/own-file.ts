import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import { readFormat, writeFormat, type FileFormat } from '../../shared/files/file-format'
import { OneAtATime } from './one-at-a-time'
import { removeUnfinished, writeFileWhole } from './write-file-whole'
import { asWriteFailure } from './write-failure'

export interface OwnFileOptions<T extends object> {
  readonly file: string
  readonly format: FileFormat<T>
  /** What it says where there is none. */
  readonly empty: T
  /** Permissions; left out, those that the system gives. */
  readonly mode?: number
  /** Told where the file is now that was no such file. */
  readonly onPutAside?: (aside: string) => void
}

/**
 * A JSON file that the app keeps for itself, and nobody else changes. What is no such file is put aside. What the system does
 * not give, or a newer app wrote, is still there: nothing replaces it, and the next one who asks tries again.
 */
export class OwnFile<T extends object> {
  readonly #queue = new OneAtATime()
  #value: T | null = null

  constructor(private readonly options: OwnFileOptions<T>) {}

  /** As far as it is known: `empty` until it has been read. */
  get value(): T {
    return this.#value ?? this.options.empty
  }

  /** Fails with `own-file-unreadable`. */
  read(): Promise<T> {
    return this.#queue.run(() => this.#read())
  }

  /**
   * One change after the other; what comes of it holds once it is written. A change to the same value writes nothing. Fails
   * with `own-file-unreadable` and `workspace-write-failed`.
   */
  change(change: (value: T) => T): Promise<void> {
    return this.#queue.run(async () => {
      const before = await this.#read()
      const value = change(before)
      if (value === before) return
      const { file, format, mode } = this.options
      try {
        await mkdir(path.dirname(file), { recursive: true })
        await writeFileWhole(file, writeFormat(format, value), mode)
      } catch (cause) {
        throw asWriteFailure(cause)
      }
      this.#value = value
    })
  }

  /** Resolves when nothing more is written that was asked so far. */
  settled(): Promise<void> {
    return this.#queue.settled()
  }

  async #read(): Promise<T> {
    if (this.#value !== null) return this.#value
    const { file, format, empty } = this.options
    const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return null
      throw this.#unreadable(cause.message, cause)
    })
    const reading = text === null ? null : readFormat(format, text)
    if (reading?.ok === false) await this.#refuse(reading.error)
    await removeUnfinished(path.dirname(file)).catch(() => {})
    this.#value = reading?.ok ? reading.value.value : empty
    return this.#value
  }

  async #refuse({ code, params }: AppError): Promise<void> {
    if (code === 'workspace-file-newer') throw this.#unreadable(`version ${params['version']}`)
    const aside = await putAside(this.options.file).catch((cause: Error) => {
      throw this.#unreadable(cause.message, cause)
    })
    this.options.onPutAside?.(aside)
  }

  #unreadable(problem: string, cause?: Error): AppFailure {
    return new AppFailure(appError('own-file-unreadable', { file: this.options.file, problem }), { cause })
  }
}

/** Beside it, and never over another one that was put there; resolves with where. */
async function putAside(file: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const aside = `${file}.unreadable${number === 1 ? '' : `-${number}`}`
    const isTaken = await stat(aside).then(
      () => true,
      () => false,
    )
    if (isTaken) continue
    await rename(file, aside)
    return aside
  }
}
