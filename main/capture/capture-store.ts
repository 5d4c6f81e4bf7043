import { mkdir, readdir, unlink } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, type AppError } from '../../shared/errors/app-error'
import { isLimited, type RecordingLimits } from '../../shared/session/recording-limits'
import type { ImportedFrom, SessionHead, SessionSummary } from '../../shared/session/session-summary'
import { adoptCapture, type AdoptedCapture } from './adopt-capture'
import { CaptureAside, removeAsides, writeFailure } from './capture-aside'
import { createCaptureFile, type CaptureFile } from './capture-file'
import { CaptureReader } from './capture-reader'
import { summarizeCapture } from './capture-summary'
import { CaptureWriter, type CaptureWriterOptions } from './capture-writer'
import { captureFailure } from './open-capture-file'
import { RingFile } from './ring-file'
import { listSegments } from './segment-files'

const EXTENSION = '.framescope'

export interface StoredCaptures {
  /** Oldest first. */
  readonly sessions: readonly SessionSummary[]
  /** Files that look like captures and cannot be opened. They are left as they are. */
  readonly rejected: readonly { readonly file: string; readonly error: AppError }[]
}

/** Makes the file of a new capture that is to be kept up to these limits. */
export type CreateFile = (path: string, limits: RecordingLimits) => Promise<CaptureFile>

const createFileFor: CreateFile = (place, limits) =>
  isLimited(limits) ? RingFile.create(place, limits) : createCaptureFile(place)

/** A folder of captures, each named after its session's id; one with a limit has its segments beside it. */
export class CaptureStore {
  readonly #folder: string
  readonly #createFile: CreateFile
  readonly #nameOf: (id: string) => string
  readonly #live = new Set<string>()

  /** @param nameOf the file of a session, for whoever wants it under a name of their own */
  constructor(folder: string, createFile: CreateFile = createFileFor, nameOf = (id: string) => id + EXTENSION) {
    this.#folder = folder
    this.#createFile = createFile
    this.#nameOf = nameOf
  }

  /** Starts a capture; makes the folder first if need be. Fails with `capture-folder-unusable`, `capture-write-failed`. */
  async create(head: SessionHead, options: CaptureWriterOptions = {}): Promise<CaptureWriter> {
    const file = this.#pathOf(head.id)
    await this.#makeFolder()
    try {
      const writer = await CaptureWriter.create(file, head, {
        createFile: (place) => this.#createFile(place, head.profile.keep),
        ...options,
        onClosed: async () => {
          this.#live.delete(head.id)
          await options.onClosed?.()
        },
      })
      this.#live.add(head.id)
      return writer
    } catch (cause) {
      throw writeFailure(cause)
    }
  }

  /** Starts a capture that is none of the folder yet. Fails like `create`. */
  async begin(head: SessionHead): Promise<CaptureAside> {
    await this.#makeFolder()
    return CaptureAside.begin(this.#folder, head).catch((cause: unknown) => {
      throw writeFailure(cause)
    })
  }

  /** See `adoptCapture`. */
  async adopt(file: string, imported: ImportedFrom, copied: (bytes: number) => void): Promise<AdoptedCapture> {
    await this.#makeFolder()
    return adoptCapture(this.#folder, file, imported, copied)
  }

  /** Takes away what an import has left that was under way when the app was killed. */
  removeUnfinished(): Promise<void> {
    return removeAsides(this.#folder)
  }

  /**
   * All captures of the folder, those being recorded too, with what is on disk of them. Fails with
   * `capture-folder-unusable`.
   */
  async list(): Promise<StoredCaptures> {
    const sessions: SessionSummary[] = []
    const rejected: { file: string; error: AppError }[] = []
    for (const file of await this.#files()) {
      try {
        sessions.push(await this.#summary(file.slice(0, -EXTENSION.length)))
      } catch (failure) {
        if (!(failure instanceof AppFailure)) throw failure
        // Not found: deleted since the folder was read.
        if (failure.error.code !== 'capture-not-found') rejected.push({ file, error: failure.error })
      }
    }
    return { sessions: sessions.toSorted((one, other) => one.head.startedAt - other.head.startedAt), rejected }
  }

  /**
   * Opens a capture; fails like `CaptureReader.open`.
   *
   * @param liveLength of a capture that is being recorded: how many bytes the writer has said are on disk
   */
  async open(id: string, liveLength: number | null = null): Promise<CaptureReader> {
    return CaptureReader.open(this.#pathOf(id), liveLength)
  }

  /** Fails with `session-live` while it is being recorded, and with `capture-not-found`. */
  async delete(id: string): Promise<void> {
    if (this.#live.has(id)) throw captureFailure('session-live', { id })
    try {
      // Newest first: what is left of a deletion that was interrupted is a capture that was cut off.
      for (const { path: segment } of (await listSegments(this.#pathOf(id))).toReversed()) await unlink(segment)
      await unlink(this.#pathOf(id))
    } catch (cause) {
      throw isMissing(cause) ? captureFailure('capture-not-found', { id }, cause) : cause
    }
  }

  /** An id comes from the window: it names a file of this folder or nothing. */
  #pathOf(id: string): string {
    if (id === '' || id.includes('\0') || path.basename(id) !== id) throw captureFailure('capture-not-found', { id })
    return path.join(this.#folder, this.#nameOf(id))
  }

  async #makeFolder(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => this.#refuseFolder(cause))
  }

  async #files(): Promise<string[]> {
    try {
      const entries = await readdir(this.#folder, { withFileTypes: true })
      return entries.filter((entry) => entry.isFile() && entry.name.endsWith(EXTENSION)).map(({ name }) => name)
    } catch (failure) {
      return isMissing(failure) ? [] : this.#refuseFolder(failure)
    }
  }

  #refuseFolder(cause: unknown): never {
    // The system's sentence names the path, which the message has already.
    const { code: problem = String(cause) } = cause as NodeJS.ErrnoException
    throw captureFailure('capture-folder-unusable', { folder: this.#folder, problem }, cause)
  }

  async #summary(id: string): Promise<SessionSummary> {
    const summary = await summarizeCapture(this.#pathOf(id))
    // A file may have been renamed; by its name it is opened and deleted.
    const head = { ...summary.head, id }
    // Its last block may be half on disk just now: no damage.
    return this.#live.has(id) ? { ...summary, head, state: 'open', ending: 'live', damage: [] } : { ...summary, head }
  }
}

const isMissing = (failure: unknown): boolean => (failure as NodeJS.ErrnoException).code === 'ENOENT'
