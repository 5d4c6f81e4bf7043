import { appError, AppFailure, type AppError } from '../../shared/errors/app-error'
import type { Annotation } from '../../shared/session/annotation'
import { countInMask, EVENT_CLASS_COUNT, EventClass } from '../../shared/session/event-class'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import type { RecordingState, SessionHead } from '../../shared/session/session-summary'
import { BlockBuilder } from './block-builder'
import { BlockQueue } from './block-queue'
import type { EndRecord, SessionOutcome } from './end-record'
import { createCaptureFile, type CaptureFile } from './capture-file'
import { BlockType, FORMAT_NAME, FORMAT_VERSION, NOWHERE } from './capture-format'
import { ConnectionWriter } from './connection-writer'
import { encodeJsonBlock, lengthOf } from './json-block'
import { RecordingTally } from './recording-tally'
import type { StreamState } from './stream-state'

/** An event waits at most this long for its block to go to the file; milliseconds. */
const BLOCK_AGE = 33

/** As many as come back before a jam is over; what is more is left to the garbage collector. */
const POOLED_BUILDERS = 16

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
  /** Once, when `close` is done with the file. */
  readonly onClosed?: () => void
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
  readonly #queue: BlockQueue
  readonly #pool: BlockBuilder[] = []
  readonly #counts = new Float64Array(EVENT_CLASS_COUNT)
  readonly #tally = new RecordingTally()
  #block = new BlockBuilder()
  #timer: NodeJS.Timeout | null = null
  /** The block is old enough, but another one was being written. */
  #overdue = false
  /** Events and bytes go into blocks. */
  #recording = true
  /** Why recording stopped; `null` while it has not. */
  #failure: AppError | null = null
  /** When the first thing came that was not recorded; `null` when nothing is missing, or a note on disk says so. */
  #gapStart: number | null = null
  #take = 0
  #connections = 0
  readonly #session = new ConnectionWriter(this, SESSION)
  #fileLength: number
  /** Place of the last block on disk. */
  #lastBlock = 0
  #closing: Promise<void> | null = null

  private constructor(file: CaptureFile, headLength: number, options: CaptureWriterOptions) {
    this.#file = file
    this.#options = options
    this.#fileLength = headLength
    this.#queue = new BlockQueue(
      file,
      () => this.#endOverdueBlock(),
      (cause) => this.#stop(cause),
    )
    this.#block.begin(headLength, 0, 0)
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
      throw cause
    }
    return new CaptureWriter(file, lengthOf(block), options)
  }

  connection(): ConnectionRecorder {
    this.#connections += 1
    return new ConnectionWriter(this, this.#connections)
  }

  get congested(): boolean {
    return this.#queue.congested
  }

  whenDrained(): Promise<void> {
    return this.#queue.whenDrained()
  }

  /** Bytes of the file on disk: a reader may read up to here. */
  get fileLength(): number {
    return this.#fileLength
  }

  get recording(): RecordingState {
    if (this.#failure === null) return { state: 'on' }
    return { state: 'stopped', error: this.#failure, ...this.#tally.missed }
  }

  /** Recording without a gap is one take: what was learned of the file in another one may have been cut off. */
  get take(): number {
    return this.#take
  }

  /** Number that the next event gets. */
  get nextEvent(): number {
    return this.#block.firstEvent + this.#block.events
  }

  /** Appends to a stream; returns the place of the first byte in it. */
  append(stream: StreamState, bytes: Uint8Array, time: number): number {
    const position = stream.length
    if (this.#recording) {
      this.#tally.addBytes(stream.code, bytes.length)
      if (bytes.length > 0) this.#appendToBlocks(stream, bytes, time)
      return position
    }
    this.#gapStart ??= time
    this.#tally.missBytes(stream.code, bytes.length)
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
      return this.#block
    }
    this.#tally.missEvent()
    return null
  }

  eventAdded(): void {
    if (this.#block.isFull) this.#endBlock()
    else this.#timer ??= setTimeout(() => this.#onAge(), BLOCK_AGE)
  }

  /**
   * Records again after it had to stop; the timeline says what is missing. Fails with `capture-write-failed` when the
   * disk still takes nothing. Does nothing while recording.
   */
  async resume(time: number): Promise<void> {
    if (this.#isRecordingOrClosing()) return
    // What the failure left behind is being cut off.
    await this.#queue.whenIdle()
    try {
      await this.#file.truncate(this.#fileLength)
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
    if (this.#recording) {
      if (!this.#block.isEmpty) this.#endBlock()
      await this.#writeAnnotation(annotation)
    }
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
    if (this.#timer !== null) clearTimeout(this.#timer)
    if (!this.#block.isEmpty) this.#endBlock()
    this.#recording = false
    await this.#queue.whenIdle()
    try {
      await this.#writeEnd(outcome)
      await this.#file.sync()
    } catch (cause) {
      this.#stop(cause)
    }
    await this.#file.close().catch((cause: unknown) => this.#stop(cause))
    this.#options.onClosed?.()
  }

  /** Also after a failure: the end is small, and may have room where a block had none. */
  async #writeEnd(outcome: SessionOutcome): Promise<void> {
    const { recording } = this
    const notRecorded =
      recording.state === 'on' ? null : { error: recording.error, events: recording.events, bytes: recording.bytes }
    const ending: EndRecord = { ...outcome, counts: [...this.#counts], notRecorded, cutOff: false }
    if (notRecorded !== null) await this.#file.truncate(this.#fileLength)
    const block = encodeJsonBlock(BlockType.End, ending, this.#lastBlock, this.nextEvent)
    await this.#file.write(block, this.#fileLength)
    this.#fileLength += lengthOf(block)
    this.#reportProgress()
  }

  /** Begins where the file was cut, with a note on what is missing. Resolves when that is on disk or has failed. */
  #beginTake(time: number): Promise<void> {
    const { events, bytes } = this.#tally.missed
    const ms = (time - (this.#gapStart ?? time)) / 1e6
    const params = { events: String(events), bytes: String(bytes), ms: ms.toFixed(1) }
    this.#failure = null
    this.#recording = true
    this.#take += 1
    this.#session.detail({ kind: 'note', code: 'recording-resumed', params }, time)
    return new Promise((resolve) => this.#endBlock(resolve))
  }

  #writeAnnotation(annotation: Annotation): Promise<void> {
    const { offset, previous, firstEvent } = this.#block
    const buffers = encodeJsonBlock(BlockType.Annotation, annotation, previous, firstEvent)
    const length = lengthOf(buffers)
    this.#block.begin(offset + length, offset, firstEvent)
    return new Promise((resolve) => {
      const onWritten = (): void => {
        this.#setWritten(offset, length)
        resolve()
      }
      this.#queue.push({ buffers, offset, length, onWritten, onLost: resolve })
    })
  }

  #appendToBlocks(stream: StreamState, bytes: Uint8Array, time: number): void {
    this.#joinTake(stream)
    let taken = this.#block.append(stream, bytes, time)
    while (taken < bytes.length) {
      this.#endBlock()
      taken += this.#block.append(stream, bytes.subarray(taken), time)
    }
    this.eventAdded()
  }

  /** The stream's last block may never have got to the disk. From the last one that did, readers find it by searching. */
  #joinTake(stream: StreamState): void {
    if (stream.take === this.#take) return
    stream.take = this.#take
    stream.block = this.#lastBlock
  }

  /** @param onSettled called when the block is in the file, or lost */
  #endBlock(onSettled?: () => void): void {
    const block = this.#block
    this.#overdue = false
    if (!this.#recording) return
    const buffers = block.seal()
    const length = lengthOf(buffers)
    const { snapshot } = this.#tally
    const onWritten = (): void => {
      for (const [index, count] of block.counts.entries()) this.#counts[index] = (this.#counts[index] ?? 0) + count
      this.#tally.setWritten(snapshot)
      this.#gapStart = null
      this.#setWritten(block.offset, length)
      if (this.#pool.length < POOLED_BUILDERS) this.#pool.push(block)
      onSettled?.()
    }
    const onLost = (): void => {
      this.#gapStart = Math.min(this.#gapStart ?? block.time, block.time)
      onSettled?.()
    }
    this.#block = this.#pool.pop() ?? new BlockBuilder()
    this.#block.begin(block.offset + length, block.offset, block.firstEvent + block.events)
    this.#queue.push({ buffers, offset: block.offset, length, onWritten, onLost })
  }

  #onAge(): void {
    this.#timer = null
    if (this.#block.isEmpty) return
    if (this.#queue.isIdle) this.#endBlock()
    else this.#overdue = true
  }

  #endOverdueBlock(): void {
    if (this.#overdue) this.#endBlock()
  }

  #setWritten(block: number, length: number): void {
    this.#fileLength = block + length
    this.#lastBlock = block
    this.#reportProgress()
  }

  #reportProgress(): void {
    const { sentBytes, receivedBytes } = this.#tally.written
    this.#options.onWritten?.({
      events: sum(this.#counts),
      counts: [...this.#counts],
      fileLength: this.#fileLength,
      sentMessages: countInMask(this.#counts, sentMessages),
      receivedMessages: countInMask(this.#counts, receivedMessages),
      sentBytes,
      receivedBytes,
    })
  }

  /** What waits is lost, and its memory free. The next block, if there is one, follows the last one on disk. */
  #stop(cause: unknown): void {
    this.#recording = false
    this.#overdue = false
    if (this.#failure !== null) return
    this.#failure = writeError(cause)
    if (!this.#block.isEmpty) this.#gapStart ??= this.#block.time
    this.#tally.stop()
    this.#block.begin(this.#fileLength, this.#lastBlock, sum(this.#counts))
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

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0)
