import { appError, type AppError } from '../../shared/errors/app-error'
import { countInMask, EVENT_CLASS_COUNT, EventClass } from '../../shared/session/event-class'
import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import type { SessionHead } from '../../shared/session/session-summary'
import { BlockBuilder } from './block-builder'
import { BlockQueue } from './block-queue'
import type { EndRecord, SessionOutcome } from './end-record'
import { createCaptureFile, type CaptureFile } from './capture-file'
import { BlockType, FORMAT_NAME, FORMAT_VERSION, NOWHERE, StreamCode } from './capture-format'
import { ConnectionWriter } from './connection-writer'
import { encodeJsonBlock } from './json-block'
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
  /** Bytes of the wire streams, handshakes included. */
  readonly sentBytes: number
  readonly receivedBytes: number
}

export interface CaptureWriterOptions {
  /** After each block that reached the file, in order. */
  readonly onWritten?: (progress: CaptureProgress) => void
  /** Once, when recording had to stop: `capture-write-failed`. What was written is intact. */
  readonly onFailed?: (error: AppError) => void
  /** Once, when `close` is done with the file. */
  readonly onClosed?: () => void
  /** Makes the file; it must not exist yet. */
  readonly createFile?: (path: string) => Promise<CaptureFile>
}

/**
 * Records a session into a capture file: gathers events and bytes into a block and writes it when it is full, or
 * 33 ms after its first event. No method of the recording side throws, whatever the disk does.
 */
export class CaptureWriter implements SessionRecorder {
  readonly #file: CaptureFile
  readonly #options: CaptureWriterOptions
  readonly #queue: BlockQueue
  readonly #pool: BlockBuilder[] = []
  readonly #counts = new Float64Array(EVENT_CLASS_COUNT)
  #block = new BlockBuilder()
  #timer: NodeJS.Timeout | null = null
  /** The block is old enough, but another one was being written. */
  #overdue = false
  #recording = true
  #failed = false
  #connections = 0
  /** Bytes that came, in all streams and in those of the wire, and how many events came after recording stopped. */
  #appended: AppendedBytes = { all: 0, sent: 0, received: 0 }
  #lateEvents = 0
  /** What of it is on disk. */
  #written: AppendedBytes = { all: 0, sent: 0, received: 0 }
  #fileLength: number
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

  /** Once recording has stopped: what was still waiting for the disk then, and what came since. */
  get lost(): { readonly events: number; readonly bytes: number } {
    if (this.#recording) return { events: 0, bytes: 0 }
    const events = this.nextEvent - sum(this.#counts) + this.#lateEvents
    return { events, bytes: this.#appended.all - this.#written.all }
  }

  /** Number that the next event gets. */
  get nextEvent(): number {
    return this.#block.firstEvent + this.#block.events
  }

  /** Appends to a stream; returns the place of the first byte in it. */
  append(stream: StreamState, bytes: Uint8Array, time: number): number {
    const position = stream.length
    this.#appended.all += bytes.length
    if (stream.code === StreamCode.sent) this.#appended.sent += bytes.length
    else if (stream.code === StreamCode.received) this.#appended.received += bytes.length
    // Positions go on counting after recording stopped: they are places in the stream as it was.
    if (!this.#recording) stream.length += bytes.length
    else if (bytes.length > 0) this.#appendToBlocks(stream, bytes, time)
    return position
  }

  /** The block to add one event to, followed by `eventAdded`; `null` when recording has stopped. */
  blockForEvent(): BlockBuilder | null {
    if (this.#recording) return this.#block
    this.#lateEvents += 1
    return null
  }

  eventAdded(): void {
    if (this.#block.isFull) this.#endBlock()
    else this.#timer ??= setTimeout(() => this.#onAge(), BLOCK_AGE)
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
      if (!this.#failed) await this.#writeEnd(outcome)
      await this.#file.sync()
    } catch (cause) {
      this.#stop(cause)
    }
    await this.#file.close().catch((cause: unknown) => this.#stop(cause))
    this.#options.onClosed?.()
  }

  async #writeEnd(outcome: SessionOutcome): Promise<void> {
    const ending: EndRecord = { ...outcome, counts: [...this.#counts] }
    const block = encodeJsonBlock(BlockType.End, ending, this.#block.previous, this.nextEvent)
    await this.#file.write(block, this.#block.offset)
    this.#fileLength = this.#block.offset + lengthOf(block)
    this.#reportProgress()
  }

  #appendToBlocks(stream: StreamState, bytes: Uint8Array, time: number): void {
    let taken = this.#block.append(stream, bytes, time)
    while (taken < bytes.length) {
      this.#endBlock()
      taken += this.#block.append(stream, bytes.subarray(taken), time)
    }
    this.eventAdded()
  }

  #endBlock(): void {
    const block = this.#block
    this.#overdue = false
    if (!this.#recording) return
    const buffers = block.seal()
    const length = lengthOf(buffers)
    const appended = { ...this.#appended }
    const onWritten = (): void => this.#onWritten(block, length, appended)
    this.#block = this.#pool.pop() ?? new BlockBuilder()
    this.#block.begin(block.offset + length, block.offset, block.firstEvent + block.events)
    this.#queue.push({ buffers, offset: block.offset, length, onWritten })
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

  #onWritten(block: BlockBuilder, length: number, appended: AppendedBytes): void {
    for (const [index, count] of block.counts.entries()) this.#counts[index] = (this.#counts[index] ?? 0) + count
    this.#fileLength = block.offset + length
    this.#written = appended
    if (this.#pool.length < POOLED_BUILDERS) this.#pool.push(block)
    this.#reportProgress()
  }

  #reportProgress(): void {
    this.#options.onWritten?.({
      events: sum(this.#counts),
      counts: [...this.#counts],
      fileLength: this.#fileLength,
      sentMessages: countInMask(this.#counts, sentMessages),
      receivedMessages: countInMask(this.#counts, receivedMessages),
      sentBytes: this.#written.sent,
      receivedBytes: this.#written.received,
    })
  }

  #stop(cause: unknown): void {
    this.#recording = false
    this.#overdue = false
    if (this.#failed) return
    this.#failed = true
    const problem = cause instanceof Error ? cause.message : String(cause)
    this.#options.onFailed?.(appError('capture-write-failed', { problem }))
  }
}

interface AppendedBytes {
  all: number
  sent: number
  received: number
}

const lengthOf = (buffers: readonly Uint8Array[]): number =>
  buffers.reduce((length, buffer) => length + buffer.length, 0)

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0)
