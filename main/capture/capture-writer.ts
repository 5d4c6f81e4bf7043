import { rm } from 'node:fs/promises'
import { appError, AppFailure, type AppError } from '../../shared/errors/app-error'
import type { Annotation } from '../../shared/session/annotation'
import { countInMask, EventClass } from '../../shared/session/event-class'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import type { RecordingState, SessionHead } from '../../shared/session/session-summary'
import type { BlockBuilder } from './block-builder'
import { encodeDirectory } from './block-directory'
import { BlockLine } from './block-line'
import { createCaptureFile, proveRoom, type CaptureFile } from './capture-file'
import { BlockType, FORMAT_NAME, FORMAT_VERSION, NOWHERE } from './capture-format'
import { ConnectionWriter } from './connection-writer'
import type { EndRecord, SessionOutcome } from './end-record'
import { encodeJsonBlock, lengthOf } from './json-block'
import { RecordingTally } from './recording-tally'
import type { StreamState } from './stream-state'
import { WrittenPart } from './written-part'

const sentMessages = (1 << EventClass.MessageSentText) | (1 << EventClass.MessageSentBinary)
const receivedMessages = (1 << EventClass.MessageReceivedText) | (1 << EventClass.MessageReceivedBinary)

/** What is on disk. Totals since the start of the capture. */
export interface CaptureProgress {
  readonly events: number
  /** Events per class; see `EventClass`. */
  readonly counts: readonly number[]
  /** Bytes of the file: a reader may read up to here. */
  readonly fileLength: number
  readonly sentMessages: number
  readonly receivedMessages: number
  /** Bytes of the wire streams on disk, handshakes included. */
  readonly sentBytes: number
  readonly receivedBytes: number
}

export interface CaptureWriterOptions {
  /** After each block that reached the file, in order. */
  readonly onWritten?: (progress: CaptureProgress) => void
  /** Recording had to stop: `recording` says why. What was written is intact. */
  readonly onStopped?: () => void
  /** Once, when `close` is done with the file; `close` resolves after it. */
  readonly onClosed?: () => void | Promise<void>
  /** Makes the file; it must not exist yet. */
  readonly createFile?: (path: string) => Promise<CaptureFile>
}

/**
 * Records a session into a capture file: gathers events and bytes into a block and writes it when it is full, or
 * 33 ms after its first event. No method of the recording side throws, whatever the disk does: when it takes no more,
 * recording stops, and what comes is counted until `resume`.
 */
export class CaptureWriter implements SessionRecorder {
  readonly #file: CaptureFile
  readonly #options: CaptureWriterOptions
  readonly #written: WrittenPart
  readonly #tally = new RecordingTally()
  readonly #line: BlockLine
  readonly #session = new ConnectionWriter(this, SESSION)
  /** Events and bytes go into blocks. */
  #recording = true
  /** Why recording stopped; `null` while it has not. */
  #failure: AppError | null = null
  #take = 0
  #connections = 0
  readonly #standing = new Set<number>()
  #closing: Promise<void> | null = null
  readonly #waitingForRoom: (() => void)[] = []
  /** Settled when nothing is being let go. */
  #lettingGo: Promise<void> = Promise.resolve()

  private constructor(file: CaptureFile, headLength: number, options: CaptureWriterOptions) {
    this.#file = file
    this.#options = options
    this.#written = new WrittenPart(headLength, () => this.#reportProgress())
    this.#line = new BlockLine(file, this.#written, this.#tally, (cause) => this.#stop(cause))
  }

  /** Creates the file with its head block. Rejects with the system's error when that is not possible. */
  static async create(path: string, head: SessionHead, options: CaptureWriterOptions = {}): Promise<CaptureWriter> {
    const file = await (options.createFile ?? createCaptureFile)(path)
    const content = { format: FORMAT_NAME, version: FORMAT_VERSION, session: head }
    const block = encodeJsonBlock(BlockType.Head, content, NOWHERE, 0)
    try {
      await file.write(block, 0)
    } catch (cause) {
      await file.close()
      // Without its head it is no capture, and would be listed as one that cannot be opened.
      await rm(path, { force: true })
      throw cause
    }
    return new CaptureWriter(file, lengthOf(block), options)
  }

  connection(): ConnectionRecorder {
    this.#connections += 1
    return this.connectionNumbered(this.#connections)
  }

  /** One that has its number from elsewhere; to be asked for once. */
  connectionNumbered(connection: number): ConnectionRecorder {
    this.#standing.add(connection)
    return new ConnectionWriter(this, connection)
  }

  /** For what concerns the session as a whole. */
  get session(): ConnectionRecorder {
    return this.#session
  }

  get congested(): boolean {
    return this.#line.congested || this.#isOverfull
  }

  get overfull(): boolean {
    return !this.#line.congested && this.#isOverfull
  }

  async whenDrained(): Promise<void> {
    await this.#line.whenDrained()
    if (this.#isOverfull) await new Promise<void>((resolve) => this.#waitingForRoom.push(resolve))
  }

  /** Whoever waits goes on: the oldest was let go, or it could not be. */
  endWaitingForRoom(): void {
    for (const goOn of this.#waitingForRoom.splice(0)) goOn()
  }

  get #isOverfull(): boolean {
    const { ring } = this.#file
    if (ring === undefined || this.#closing !== null || !this.#recording) return false
    return ring.isOverfull(this.#line.end - this.#written.fileLength)
  }

  /** Bytes of the file on disk: a reader may read up to here. */
  get fileLength(): number {
    return this.#written.fileLength
  }

  get recording(): RecordingState {
    if (this.#failure === null) return { state: 'on' }
    return { state: 'stopped', error: this.#failure, ...this.#tally.missed }
  }

  /** Recording without a gap is one take: what was learned of the file in another one may have been cut off. */
  get take(): number {
    return this.#take
  }

  /** Connections that have not been closed. */
  get standing(): ReadonlySet<number> {
    return this.#standing
  }

  connectionClosed(connection: number): void {
    this.#standing.delete(connection)
  }

  /** Place up to which the oldest has to be let go; `null` while the limits are kept, and in the end. */
  get excess(): number | null {
    return this.#closing === null && this.#recording ? (this.#file.ring?.excess() ?? null) : null
  }

  /**
   * Lets go what lies before this place, which is one that `excess` gave. Resolves with false when the capture is being
   * closed: all of it stays then. Rejects with the system's error.
   */
  async letGo(until: number): Promise<boolean> {
    if (this.#closing !== null) return false
    const lettingGo = this.#letGo(until)
    this.#lettingGo = lettingGo.catch(() => {})
    await lettingGo
    return true
  }

  async #letGo(until: number): Promise<void> {
    await this.#file.ring?.letGo(until)
    this.#written.letGo(until)
  }

  /** Resolves when it is in the file, or when recording has stopped. */
  async keepHandshake(connection: number, content: object): Promise<void> {
    if (this.#recording) await this.#line.keepHandshake(connection, content)
  }

  /** Number that the next event gets. */
  get nextEvent(): number {
    return this.#line.nextEvent
  }

  /** Appends to a stream; returns the place of the first byte in it. */
  append(stream: StreamState, bytes: Uint8Array, time: number): number {
    const position = stream.length
    if (this.#recording) {
      this.#tally.addBytes(stream.code, bytes.length)
      if (bytes.length === 0) return position
      this.#joinTake(stream)
      this.#line.append(stream, bytes, time)
      return position
    }
    this.#tally.missBytes(stream.code, bytes.length, time)
    // Positions go on counting: they are places in the stream as it was.
    stream.length += bytes.length
    return position
  }

  /** The block to add one event about `stream` to, followed by `eventAdded`; `null` when recording has stopped. */
  blockForEvent(stream: StreamState): BlockBuilder | null {
    if (this.#recording) {
      // Notes on gaps are about what was missed, no part of it.
      if (stream.connection !== SESSION) this.#tally.addEvent()
      this.#joinTake(stream)
      return this.#line.block
    }
    this.#tally.missEvent()
    return null
  }

  eventAdded(): void {
    this.#line.eventAdded()
  }

  /**
   * Records again after it had to stop; the timeline says what is missing. Fails with `capture-write-failed` when the
   * disk still takes nothing, or little more than that note. Does nothing while recording.
   */
  async resume(time: number): Promise<void> {
    if (this.#isRecordingOrClosing()) return
    // What the failure left behind is being cut off.
    await this.#line.whenIdle()
    try {
      await this.#file.truncate(this.#written.fileLength)
      await proveRoom(this.#file, this.#written.fileLength)
    } catch (cause) {
      throw new AppFailure(writeError(cause), { cause })
    }
    if (this.#isRecordingOrClosing()) return
    await this.#beginTake(time)
    if (this.#failure !== null) throw new AppFailure(this.#failure)
  }

  /**
   * Resolves with true when it is in the file, and with false when the capture has been closed: from then on it is a
   * stored one. Fails with `capture-write-failed`, also while recording is stopped.
   */
  async annotate(annotation: Annotation): Promise<boolean> {
    if (this.#closing !== null) {
      await this.#closing
      return false
    }
    if (this.#recording) await this.#line.annotate(annotation)
    if (this.#failure !== null) throw new AppFailure(this.#failure)
    return true
  }

  /**
   * Writes what waits and the end block; resolves when all of it would survive a power cut. Never rejects: a failure is
   * reported like any other.
   */
  close(outcome: SessionOutcome): Promise<void> {
    this.#closing ??= this.#close(outcome)
    return this.#closing
  }

  async #close(outcome: SessionOutcome): Promise<void> {
    this.#recording = false
    this.endWaitingForRoom()
    await this.#line.finish()
    // The end says what was let go.
    await this.#lettingGo
    try {
      await this.#writeEnd(outcome)
      await this.#file.sync()
    } catch (cause) {
      this.#stop(cause)
    }
    await this.#file.close().catch((cause: unknown) => this.#stop(cause))
    await this.#options.onClosed?.()
  }

  /** Also after a failure: the end is small, and may have room where a block had none. */
  async #writeEnd(outcome: SessionOutcome): Promise<void> {
    const { recording } = this
    const stopped = recording.state !== 'on'
    const notRecorded = stopped
      ? { error: recording.error, events: recording.events, bytes: recording.bytes }
      : (outcome.notRecorded ?? null)
    if (stopped) await this.#file.truncate(this.#written.fileLength)
    const directory = stopped ? null : await this.#writeDirectory()
    const { counts, letGoCounts: letGo } = this.#written
    const ending: EndRecord = { ...outcome, counts, letGo, notRecorded, cutOff: false, directory }
    const block = encodeJsonBlock(BlockType.End, ending, this.#written.lastBlock, this.nextEvent)
    const place = this.#written.fileLength
    await this.#file.write(block, place)
    this.#written.addOther(place, lengthOf(block))
  }

  /** Returns its place; `null` where there is none. Without room for it, the capture is opened by walking it. */
  async #writeDirectory(): Promise<number | null> {
    const place = this.#written.fileLength
    const block = encodeDirectory(this.#written, this.#written.lastBlock)
    if (block === null) return null
    try {
      await this.#file.write(block, place)
    } catch {
      await this.#file.truncate(place)
      return null
    }
    this.#written.addOther(place, lengthOf(block))
    return place
  }

  /** Begins where the file was cut, with a note on what is missing. Resolves when that is on disk or has failed. */
  #beginTake(time: number): Promise<void> {
    const { events, bytes } = this.#tally.missed
    const ms = (time - (this.#tally.missedSince ?? time)) / 1e6
    const params = { events: String(events), bytes: String(bytes), ms: ms.toFixed(1) }
    this.#failure = null
    this.#recording = true
    this.#take += 1
    this.#session.detail({ kind: 'note', code: 'recording-resumed', params }, time)
    return this.#line.flush()
  }

  /** The stream's last block may never have got to the disk. From the last one that did, readers find it by searching. */
  #joinTake(stream: StreamState): void {
    if (stream.take === this.#take) return
    stream.take = this.#take
    stream.block = this.#written.lastBlock
  }

  #reportProgress(): void {
    const { counts, events, fileLength } = this.#written
    const { sentBytes, receivedBytes } = this.#tally.written
    this.#options.onWritten?.({
      events,
      counts,
      fileLength,
      sentMessages: countInMask(counts, sentMessages),
      receivedMessages: countInMask(counts, receivedMessages),
      sentBytes,
      receivedBytes,
    })
  }

  #stop(cause: unknown): void {
    this.#recording = false
    this.endWaitingForRoom()
    if (this.#failure !== null) return
    this.#failure = writeError(cause)
    this.#tally.stop()
    this.#line.restart()
    this.#options.onStopped?.()
  }

  // Both change while `resume` waits, which the compiler does not believe.
  #isRecordingOrClosing(): boolean {
    return this.#recording || this.#closing !== null
  }
}

/** Stands for the session where the number of a connection is asked for. */
const SESSION = 0

const writeError = (cause: unknown): AppError =>
  appError('capture-write-failed', { problem: cause instanceof Error ? cause.message : String(cause) })
