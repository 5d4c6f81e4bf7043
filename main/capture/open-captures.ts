import { appError, type AppError } from '../../shared/errors/app-error'
import type { Annotation } from '../../shared/session/annotation'
import { isLimited } from '../../shared/session/recording-limits'
import type { SessionHead } from '../../shared/session/session-summary'
import { appendAnnotation } from './append-annotation'
import type { CaptureReader } from './capture-reader'
import type { CaptureStore, StoredCaptures } from './capture-store'
import type { CaptureProgress, CaptureWriter } from './capture-writer'
import { captureFailure } from './open-capture-file'
import { RingKeeper } from './ring-keeper'

/** Stored captures kept open for reading; beyond that, the one not asked for longest is closed. */
const MAX_OPEN = 8

/** `fileLength` is that of what is left. */
export interface RecordedProgress extends CaptureProgress {
  /** Events per class that were let go. */
  readonly letGo: readonly number[]
}

export interface RecordingListener {
  /** So much is on disk, and can be read. */
  written(progress: RecordedProgress): void
  /** Recording had to stop; `CaptureWriter.recording` says why. */
  stopped(): void
  /** What was recorded cannot be read while it is being recorded. */
  failed(error: AppError): void
}

/** A reader that is not closed before it is released. */
export interface HeldCapture {
  readonly reader: CaptureReader
  /** Once. */
  readonly release: () => void
}

/** The captures in use: those being recorded, each with its reader, and the stored ones being looked at. */
export class OpenCaptures {
  readonly #recording = new Map<string, { readonly reader: CaptureReader; readonly writer: CaptureWriter }>()
  /** In the order of last use. */
  readonly #stored = new Map<string, Promise<CaptureReader>>()
  /** How many hold a capture. */
  readonly #holds = new Map<string, number>()
  /** One after another: each begins where the one before ended. */
  #appending: Promise<void> = Promise.resolve()

  constructor(private readonly store: CaptureStore) {}

  /** Starts a capture. Whatever the listener is told of can be read when it is told. */
  async create(head: SessionHead, listener: RecordingListener): Promise<CaptureWriter> {
    let reader: CaptureReader | undefined
    let keeper: RingKeeper | undefined
    let last: CaptureProgress | undefined
    const tell = (): void => {
      if (reader === undefined || last === undefined) return
      const { letGoCounts: letGo, firstPlace } = reader
      listener.written({ ...last, letGo, fileLength: last.fileLength - firstPlace })
    }
    const writer = await this.store.create(head, {
      onWritten: (progress) =>
        void reader?.refresh(progress.fileLength).then(
          () => {
            last = progress
            tell()
            keeper?.check()
          },
          (cause: unknown) => listener.failed(appError('capture-unreadable', { offset: String(cause) })),
        ),
      onStopped: () => listener.stopped(),
      onClosed: async () => {
        keeper?.stop()
        await this.#endRecording(head.id)
      },
    })
    reader = await this.store.open(head.id, writer.fileLength)
    if (isLimited(head.profile.keep)) keeper = new RingKeeper(reader, writer, tell)
    this.#recording.set(head.id, { reader, writer })
    return writer
  }

  /** The reader of a capture, live or stored. Fails like `CaptureReader.open`. */
  reader(id: string): Promise<CaptureReader> {
    const live = this.#recording.get(id)
    if (live !== undefined) return Promise.resolve(live.reader)
    const reader = this.#stored.get(id) ?? this.store.open(id)
    this.#stored.delete(id)
    this.#stored.set(id, reader)
    reader.catch(() => this.#stored.delete(id))
    this.#closeOldest()
    return reader
  }

  /** For reading that takes longer than a moment. Fails like `reader`. */
  async hold(id: string): Promise<HeldCapture> {
    this.#holds.set(id, (this.#holds.get(id) ?? 0) + 1)
    const release = (): void => {
      const others = (this.#holds.get(id) ?? 0) - 1
      if (others > 0) return void this.#holds.set(id, others)
      this.#holds.delete(id)
      this.#closeOldest()
    }
    try {
      return { reader: await this.reader(id), release }
    } catch (failure) {
      release()
      throw failure
    }
  }

  /**
   * Keeps what the user says about an event in its capture; readers know it then. Fails with `event-not-found` and
   * `capture-write-failed`, and like `CaptureReader.open`.
   */
  async annotate(id: string, annotation: Annotation): Promise<void> {
    const reader = await this.reader(id)
    const { event } = annotation
    if (event >= reader.eventCount) throw captureFailure('event-not-found', { event: String(event) })
    const writer = this.#recording.get(id)?.writer
    if (await writer?.annotate(annotation)) return reader.refresh(writer?.fileLength ?? 0)
    const append = this.#appending.then(async () => appendAnnotation(await this.reader(id), annotation))
    this.#appending = append.catch(() => {})
    return append
  }

  list(): Promise<StoredCaptures> {
    return this.store.list()
  }

  /** Fails with `capture-in-use` while somebody holds it. */
  async delete(id: string): Promise<void> {
    if (this.#holds.has(id)) throw captureFailure('capture-in-use', { session: id })
    await this.#close(id)
    await this.store.delete(id)
  }

  /** From now on it is a stored capture like any other; its reader stays, and knows it all. */
  async #endRecording(id: string): Promise<void> {
    const recording = this.#recording.get(id)
    if (recording === undefined) return
    const { reader, writer } = recording
    // Its end first: until it has been read, the capture would be taken for one that was cut off. What cannot be read was.
    await reader.refresh(writer.fileLength).catch(() => {})
    reader.endLive()
    this.#recording.delete(id)
    this.#stored.set(id, Promise.resolve(reader))
    this.#closeOldest()
  }

  /** What is held is open beyond their number. */
  #closeOldest(): void {
    const closable = [...this.#stored.keys()].filter((id) => !this.#holds.has(id))
    for (const id of closable.slice(0, Math.max(0, this.#stored.size - MAX_OPEN))) void this.#close(id)
  }

  async #close(id: string): Promise<void> {
    const reader = this.#stored.get(id)
    this.#stored.delete(id)
    await (await reader)?.close()
  }
}
