import type { FileHandle } from 'node:fs/promises'
import {
  MAX_BYTES,
  type EventReading,
  type HandshakeReading,
  type TimelinePage,
} from '../../shared/ipc/timeline-channels'
import { countInMask, type EventMask } from '../../shared/session/event-class'
import type { Stream } from '../../shared/session/recorder'
import type { DetailEvent, SessionEvent } from '../../shared/session/session-event'
import type { CaptureDamage, CaptureEnding, SessionHead } from '../../shared/session/session-summary'
import { PREVIEW_BYTES, type TimelineRow } from '../../shared/session/timeline-row'
import { BlockScanner } from './block-scanner'
import { NOWHERE, StreamCode } from './capture-format'
import { readEnd, readHead } from './capture-head'
import type { CapturedBlock } from './captured-block'
import type { CapturedDetail, CapturedFrame, CapturedMessage } from './captured-record'
import { readDetail } from './detail-reader'
import type { SessionOutcome } from './end-record'
import { ExtentDirectory } from './extent-directory'
import { ExtentLoader } from './extent-loader'
import { HandshakeIndex } from './handshake-index'
import { captureFailure, openCaptureFile } from './open-capture-file'
import { PayloadReader } from './payload-reader'
import { StreamReader } from './stream-reader'
import { compressedFrameRow, detailRow, frameRow, messageRow } from './timeline-rows'
import { isUnreadable } from './unreadable'

/** Of an answer that is no complete handshake, at most this much is shown. */
const MAX_ODD_RESPONSE = 64 * 1024

/** Of a message's frames, at most this many are named. */
const MAX_FRAMES = 1000

const noBytes = new Uint8Array()

/**
 * Reads a capture, stored or being recorded. Memory depends on the number of blocks, not on what they hold. All methods
 * may be called at the same time; they fail with `AppFailure` and the codes named at each.
 *
 * An event in a damaged part keeps its number and reads as an `error` event with the code `capture-unreadable`,
 * connection 0 where that is not known, and the time of what was before it.
 */
export class CaptureReader {
  readonly head: SessionHead
  readonly #file: FileHandle
  readonly #directory: ExtentDirectory
  readonly #scanner: BlockScanner
  readonly #loader: ExtentLoader
  readonly #streams: StreamReader
  readonly #payloads: PayloadReader
  readonly #handshakes: HandshakeIndex
  readonly #checksumDamage: Map<number, CaptureDamage>
  #live: boolean
  #fileLength = 0
  #announcedLength = 0
  #refreshing: Promise<void> | null = null
  #outcome: SessionOutcome | null = null

  private constructor(file: FileHandle, head: SessionHead, live: boolean) {
    this.head = head
    this.#file = file
    this.#live = live
    this.#directory = new ExtentDirectory()
    this.#scanner = new BlockScanner(file, this.#directory)
    this.#checksumDamage = new Map()
    this.#loader = new ExtentLoader(file, this.#directory, (damage) => this.#checksumDamage.set(damage.offset, damage))
    this.#streams = new StreamReader(this.#loader)
    this.#payloads = new PayloadReader(this.#loader, this.#streams)
    this.#handshakes = new HandshakeIndex(this.#loader)
  }

  /**
   * Opens a capture for reading; the file is never changed. Fails with `capture-not-found`, `capture-not-a-capture`,
   * `capture-version`, or `capture-unreadable` when its head is damaged.
   *
   * @param liveLength of a capture that is being recorded: how many bytes the writer has said are on disk
   */
  static async open(path: string, liveLength: number | null = null): Promise<CaptureReader> {
    return openCaptureFile(path, async (file) => {
      const reader = new CaptureReader(file, await readHead(file, path), liveLength !== null)
      await reader.refresh(liveLength ?? (await file.stat()).size)
      if (liveLength === null) await reader.#checkLastBlocks()
      return reader
    })
  }

  /** Number of events. */
  get eventCount(): number {
    return this.#directory.events
  }

  /** Events per class; see `EventClass`. */
  get counts(): readonly number[] {
    return [...this.#directory.counts]
  }

  /** Bytes of the file, as far as it was looked at. */
  get fileLength(): number {
    return this.#fileLength
  }

  get ending(): CaptureEnding {
    if (this.#outcome !== null) return 'complete'
    return this.#live ? 'live' : 'cut-off'
  }

  /** How the session ended; `null` unless the ending is complete. */
  get outcome(): SessionOutcome | null {
    return this.#outcome
  }

  /** What was found so far: headers are checked on opening, all else when it is read. In the order of the file. */
  get damage(): readonly CaptureDamage[] {
    const found = [...this.#scanner.damage, ...this.#checksumDamage.values()]
    const tail = this.#fileLength - this.#scanner.position
    if (!this.#live && tail > 0) found.push({ kind: 'torn-tail', offset: this.#scanner.position, length: tail })
    return found.toSorted((one, other) => one.offset - other.offset)
  }

  /** Takes in what was appended; call it with each `fileLength` that the writer reports. Calls in a row are merged. */
  refresh(fileLength: number): Promise<void> {
    this.#announcedLength = Math.max(this.#announcedLength, fileLength)
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null))
    return this.#refreshing
  }

  /** Recording is over: without an end block, the capture is `cut-off` from now on. */
  endLive(): void {
    this.#live = false
  }

  /** A page of the view, from its row `from` on. Fewer rows where the view ends. */
  async rows(mask: EventMask, from: number, count: number): Promise<TimelinePage> {
    const rows: TimelineRow[] = []
    let extent = this.#directory.indexOfRow(from, mask)
    let skip = from - this.#directory.rowsBefore(extent, mask)
    for (; rows.length < count && extent < this.#directory.length; extent++) {
      for (const block of await this.#loader.blocks(extent)) {
        const matches = countInMask(block.place.counts, mask)
        const events = skip < matches ? block.matching(mask, skip, count - rows.length) : []
        for (const event of events) rows.push(await this.#row(event, block))
        skip = Math.max(0, skip - matches)
      }
    }
    return { rows, total: this.#directory.rowsBefore(this.#directory.length, mask) }
  }

  /** Row of the first event of the view that is not before `event`; `exact` when it is that event. */
  async locate(mask: EventMask, event: number): Promise<{ row: number; exact: boolean }> {
    const extent = this.#directory.indexOfEvent(event)
    if (extent < 0)
      return { row: event < 0 ? 0 : this.#directory.rowsBefore(this.#directory.length, mask), exact: false }
    let row = this.#directory.rowsBefore(extent, mask)
    for (const block of await this.#loader.blocks(extent)) {
      if (block.lastEvent >= event)
        return { row: row + block.matchesBefore(mask, event), exact: block.matches(mask, event) }
      row += countInMask(block.place.counts, mask)
    }
    return { row, exact: false }
  }

  /** Fails with `event-not-found`. */
  async event(event: number): Promise<SessionEvent> {
    return this.#event(event, await this.#blockOf(event))
  }

  /**
   * An event with the start of its bytes. Fails with `event-not-found`, and with `capture-unreadable` when the event is
   * known but its bytes are damaged.
   */
  async read(event: number): Promise<EventReading> {
    const block = await this.#blockOf(event)
    const record = block.record(event)
    if (record === null || record.kind === 'detail')
      return { event: await this.#event(event, block), length: 0, bytes: noBytes, header: noBytes, frames: [] }
    const length = payloadLength(record)
    const header = record.kind === 'frame' ? await this.#payloads.header(record, block) : noBytes
    const frames = await this.#payloads.frames(record)
    return {
      event: record.event,
      length,
      bytes: Uint8Array.from(await this.#payloads.read(record, block, 0, Math.min(length, MAX_BYTES))),
      header: Uint8Array.from(header),
      frames: frames.slice(0, MAX_FRAMES),
    }
  }

  /**
   * A part of what an event carries: the unmasked payload of a frame as on the wire, the inflated whole of a message.
   * Fewer bytes where it ends, none for other events. Fails with `event-not-found` and `capture-unreadable`.
   */
  async bytes(event: number, from: number, count: number): Promise<Uint8Array> {
    const block = await this.#blockOf(event)
    const record = block.record(event)
    if (record === null) throw captureFailure('capture-unreadable', { offset: String(block.place.offset) })
    if (record.kind === 'detail') return noBytes
    const to = Math.min(from + count, payloadLength(record))
    return Uint8Array.from(from < to ? await this.#payloads.read(record, block, from, to) : noBytes)
  }

  /** Event numbers of all frames of a message; none for other events. Fails like `bytes`. */
  async frames(event: number): Promise<readonly number[]> {
    const record = (await this.#blockOf(event)).record(event)
    return record?.kind === 'message' ? this.#payloads.frames(record) : []
  }

  /**
   * The bytes of a connection's stream as they were: handshake, frames still masked, what no frame was made of. Fewer
   * where the stream ends or a part of it is unreadable. Reading on from where the last call ended is cheap; elsewhere
   * it searches from the start of the capture.
   */
  streamBytes(connection: number, stream: Stream, from: number, count: number): Promise<Uint8Array> {
    return this.#streams.readForward(connection, StreamCode[stream], from, count)
  }

  /** Fails with `event-not-found` when the connection has no handshake, and with `capture-unreadable`. */
  async handshake(connection: number): Promise<HandshakeReading> {
    const number = await this.#handshakes.find(connection)
    if (number === null) throw captureFailure('event-not-found', { connection: String(connection) })
    const event = await this.event(number)
    if (event.kind === 'handshake-sent') {
      const requestBytes = await this.streamBytes(connection, 'sent', 0, event.request.length)
      return { event, requestBytes, responseBytes: await this.streamBytes(connection, 'received', 0, MAX_ODD_RESPONSE) }
    }
    if (event.kind !== 'handshake-accepted' && event.kind !== 'handshake-refused')
      throw captureFailure('capture-unreadable', { event: String(number) })
    return {
      event,
      requestBytes: await this.streamBytes(connection, 'sent', 0, event.request.length),
      responseBytes: await this.streamBytes(connection, 'received', 0, event.response.length),
    }
  }

  /**
   * All events from `from` on, in order, with one block in memory at a time; `bytes` of the event just given costs no
   * further reading. Ends where the capture ended when it got there.
   */
  async *events(from = 0): AsyncGenerator<SessionEvent, void, undefined> {
    let next = from
    while (next < this.eventCount) {
      for (const block of await this.#loader.blocksFrom(next))
        for (; next <= block.lastEvent; next++) yield await this.#event(next, block)
    }
  }

  async close(): Promise<void> {
    await this.#refreshing
    await this.#file.close()
  }

  async #refresh(): Promise<void> {
    while (this.#fileLength < this.#announcedLength) {
      const length = this.#announcedLength
      await this.#scanner.scan(length)
      const { endBlock } = this.#scanner
      this.#outcome = endBlock === NOWHERE ? null : await readEnd(this.#file, endBlock)
      this.#fileLength = length
    }
  }

  /** What was written last is what a power cut damages. */
  async #checkLastBlocks(): Promise<void> {
    if (this.#directory.length > 0) await this.#loader.blocks(this.#directory.length - 1)
  }

  async #blockOf(event: number): Promise<CapturedBlock> {
    if (event < 0 || event >= this.eventCount) throw captureFailure('event-not-found', { event: String(event) })
    return this.#loader.blockOfEvent(event)
  }

  async #event(event: number, block: CapturedBlock): Promise<SessionEvent> {
    const record = block.record(event)
    if (record === null) return unreadableEvent(event, block)
    if (record.kind !== 'detail') return record.event
    return this.#detail(record, block)
  }

  async #detail(record: CapturedDetail, block: CapturedBlock): Promise<DetailEvent> {
    try {
      return await readDetail(record, block, this.#streams)
    } catch (failure) {
      if (isUnreadable(failure))
        return { ...record.place, kind: 'error', ...failure.error, params: { ...failure.error.params } }
      throw failure
    }
  }

  async #row(event: number, block: CapturedBlock): Promise<TimelineRow> {
    const record = block.record(event)
    if (record === null) return unreadableEvent(event, block)
    if (record.kind === 'detail') return detailRow(await this.#detail(record, block))
    return this.#payloadRow(record, block)
  }

  async #payloadRow(record: CapturedFrame | CapturedMessage, block: CapturedBlock): Promise<TimelineRow> {
    try {
      if (record.kind === 'message') return messageRow(record.event, await this.#start(record, block))
      const inflated = await this.#inflatedRow(record)
      return inflated ?? frameRow(record.event, await this.#start(record, block))
    } catch (failure) {
      if (!isUnreadable(failure)) throw failure
      const { event, connection, time } = record.event
      return { event, connection, time, kind: 'error', ...failure.error }
    }
  }

  /** A frame that is a whole compressed message is shown as what it says; `null` for all others. */
  async #inflatedRow({ event }: CapturedFrame): Promise<TimelineRow | null> {
    if (!event.rsv1 || !event.fin || event.event + 1 >= this.eventCount) return null
    const block = await this.#loader.blockOfEvent(event.event + 1)
    const message = block.record(event.event + 1)
    // Where inflating failed, something else comes next.
    if (message?.kind !== 'message' || !message.event.compressed) return null
    return compressedFrameRow(event, message.event, await this.#start(message, block))
  }

  #start(record: CapturedFrame | CapturedMessage, block: CapturedBlock): Promise<Uint8Array> {
    return this.#payloads.read(record, block, 0, Math.min(payloadLength(record), PREVIEW_BYTES))
  }
}

const payloadLength = ({ event }: CapturedFrame | CapturedMessage): number =>
  event.kind === 'frame' ? event.payloadLength : event.length

function unreadableEvent(event: number, { place }: CapturedBlock): SessionEvent & { kind: 'error' } {
  const params = { offset: String(place.offset) }
  return { event, connection: 0, time: place.time, kind: 'error', code: 'capture-unreadable', params }
}
