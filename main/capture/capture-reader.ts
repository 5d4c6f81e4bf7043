import type { FileHandle } from 'node:fs/promises'
import {
  MAX_BYTES,
  type EventReading,
  type HandshakeReading,
  type TimelinePage,
} from '../../shared/ipc/timeline-channels'
import type { Annotation } from '../../shared/session/annotation'
import { countInMask, type EventMask } from '../../shared/session/event-class'
import type { Stream } from '../../shared/session/recorder'
import type { SessionEvent } from '../../shared/session/session-event'
import type { CaptureDamage, CaptureEnding, SessionHead } from '../../shared/session/session-summary'
import type { TimelineRow } from '../../shared/session/timeline-row'
import { AnnotationIndex } from './annotation-index'
import { BlockScanner } from './block-scanner'
import { NOWHERE, StreamCode } from './capture-format'
import { readEnd, readHead } from './capture-head'
import { CaptureSurvey } from './capture-survey'
import type { CapturedBlock } from './captured-block'
import { payloadLength } from './captured-record'
import { endingOf, type EndRecord } from './end-record'
import { EventReader } from './event-reader'
import { ExtentDirectory } from './extent-directory'
import { ExtentLoader } from './extent-loader'
import { ExtentWalk } from './extent-walk'
import { HandshakeIndex } from './handshake-index'
import { captureFailure, openCaptureFile } from './open-capture-file'
import { PayloadReader, type EventContent } from './payload-reader'
import { StreamReader } from './stream-reader'

/** Of an answer that is no complete handshake, at most this much is shown. */
const MAX_ODD_RESPONSE = 64 * 1024

/** Of a message's frames, at most this many are named. */
const MAX_FRAMES = 1000

const noBytes = new Uint8Array()
const emptyReading = { length: 0, bytes: noBytes, header: noBytes, frames: [], message: null } as const

/**
 * Reads a capture, stored or being recorded. Memory depends on the number of blocks, not on what they hold. All methods
 * may be called at the same time; they fail with `AppFailure` and the codes named at each.
 *
 * An event in a damaged part keeps its number and reads as an `error` event with the code `capture-unreadable`,
 * connection 0 where that is not known, and the time of what was before it.
 */
export class CaptureReader {
  readonly path: string
  readonly head: SessionHead
  readonly survey: CaptureSurvey
  readonly #file: FileHandle
  readonly #directory: ExtentDirectory
  readonly #scanner: BlockScanner
  readonly #loader: ExtentLoader
  readonly #streams: StreamReader
  readonly #payloads: PayloadReader
  readonly #annotations: AnnotationIndex
  readonly #events: EventReader
  readonly #handshakes: HandshakeIndex
  readonly #checksumDamage: Map<number, CaptureDamage>
  #live: boolean
  #fileLength = 0
  #announcedLength = 0
  #refreshing: Promise<void> | null = null
  #outcome: EndRecord | null = null

  private constructor(path: string, file: FileHandle, head: SessionHead, live: boolean) {
    this.path = path
    this.head = head
    this.#file = file
    this.#live = live
    this.#directory = new ExtentDirectory()
    this.#scanner = new BlockScanner(file, this.#directory)
    this.#checksumDamage = new Map()
    const onDamage = (damage: CaptureDamage): void => void this.#checksumDamage.set(damage.offset, damage)
    this.#loader = new ExtentLoader(file, this.#directory, onDamage)
    this.#streams = new StreamReader(this.#loader)
    this.#payloads = new PayloadReader(this.#loader, this.#streams)
    this.#annotations = new AnnotationIndex(file, onDamage)
    this.#events = new EventReader(this.#streams, this.#payloads, this.#annotations)
    this.#handshakes = new HandshakeIndex(this.#loader)
    this.survey = new CaptureSurvey(file, this.#directory, (event, length) => this.bytes(event, 0, length))
  }

  /**
   * Opens a capture for reading; the file is never changed. Fails with `capture-not-found`, `capture-not-a-capture`,
   * `capture-version`, or `capture-unreadable` when its head is damaged.
   *
   * @param liveLength of a capture that is being recorded: how many bytes the writer has said are on disk
   */
  static async open(path: string, liveLength: number | null = null): Promise<CaptureReader> {
    return openCaptureFile(path, async (file) => {
      const reader = new CaptureReader(path, file, await readHead(file, path), liveLength !== null)
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
    if (this.#outcome !== null) return endingOf(this.#outcome)
    return this.#live ? 'live' : 'cut-off'
  }

  /** How the session ended; `null` when nobody wrote it down. */
  get outcome(): EndRecord | null {
    return this.#outcome
  }

  /** What was found so far: headers are checked on opening, all else when it is read. In the order of the file. */
  get damage(): readonly CaptureDamage[] {
    const found = [...this.#scanner.damage, ...this.#checksumDamage.values()]
    const tail = this.#fileLength - this.#scanner.position
    if (!this.#live && tail > 0) found.push({ kind: 'torn-tail', offset: this.#scanner.position, length: tail })
    return found.toSorted((one, other) => one.offset - other.offset)
  }

  /** Where a writer goes on: a torn tail is in the way, what is merely unreadable is left. */
  get tail(): { readonly at: number; readonly previous: number } {
    const { torn, position, lastBlock } = this.#scanner
    if (torn || position === this.#fileLength) return { at: position, previous: lastBlock }
    // Readers go on at a block that points back to the damage.
    return { at: this.#fileLength, previous: position }
  }

  /** What the user said about events, in the order of the events. */
  get annotations(): readonly Annotation[] {
    return this.#annotations.all
  }

  /**
   * Takes in what was appended; call it with each `fileLength` that the writer reports. Calls in a row are merged. A
   * stored capture may become shorter, by a torn tail.
   */
  refresh(fileLength: number): Promise<void> {
    this.#announcedLength = this.#live ? Math.max(this.#announcedLength, fileLength) : fileLength
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
        for (const event of events) rows.push(await this.#events.row(event, block))
        skip = Math.max(0, skip - matches)
      }
    }
    return { rows, total: this.#directory.rowsBefore(this.#directory.length, mask) }
  }

  /** These events as rows, in their order. Fails with `event-not-found`. */
  async rowsOf(events: Iterable<number>): Promise<TimelineRow[]> {
    const rows: TimelineRow[] = []
    for (const event of events) rows.push(await this.#events.row(event, await this.#blockOf(event)))
    return rows
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

  /** The first event not before `time`, nanoseconds since the session's start; `eventCount` when there is none. */
  async eventAt(time: number): Promise<number> {
    for (let extent = this.#directory.indexBeforeTime(time); extent < this.#directory.length; extent++)
      for (const block of await this.#loader.blocks(extent)) {
        const event = block.eventAt(time)
        if (event !== null) return event
      }
    return this.eventCount
  }

  /** Time of the newest event; 0 without one. */
  async newestTime(): Promise<number> {
    const last = this.eventCount - 1
    if (last < 0) return 0
    const block = await this.#loader.blockOfEvent(last)
    return block.time(last)
  }

  /** Fails with `event-not-found`. */
  async event(event: number): Promise<SessionEvent> {
    return this.#events.event(event, await this.#blockOf(event))
  }

  /**
   * An event with the start of its bytes. Fails with `event-not-found`, and with `capture-unreadable` when the event is
   * known but its bytes are damaged.
   */
  async read(event: number): Promise<EventReading> {
    const reading = await this.#read(event)
    const annotation = this.#annotations.get(event)
    return annotation === undefined ? reading : { ...reading, annotation }
  }

  async #read(event: number): Promise<EventReading> {
    const block = await this.#blockOf(event)
    const record = block.record(event)
    if (record === null || record.kind === 'detail')
      return { ...emptyReading, event: await this.#events.event(event, block) }
    const length = payloadLength(record)
    const header = record.kind === 'frame' ? await this.#payloads.header(record, block) : noBytes
    const message = await this.#payloads.messageOf(record)
    const frames = message === null ? [] : await this.#payloads.frames(message)
    return {
      event: record.event,
      length,
      bytes: Uint8Array.from(await this.#payloads.read(record, block, 0, Math.min(length, MAX_BYTES))),
      header: Uint8Array.from(header),
      frames: frames.slice(0, MAX_FRAMES),
      message: message?.event.event ?? null,
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
    if (event.kind !== 'handshake-sent' && event.kind !== 'handshake-accepted' && event.kind !== 'handshake-refused')
      throw captureFailure('capture-unreadable', { event: String(number) })
    const responseLength = event.kind === 'handshake-sent' ? MAX_ODD_RESPONSE : event.response.length
    return {
      event,
      opened: await this.#openingOf(connection),
      requestBytes: await this.streamBytes(connection, 'sent', 0, event.request.length),
      responseBytes: await this.streamBytes(connection, 'received', 0, responseLength),
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
        for (; next <= block.lastEvent; next++) yield await this.#events.event(next, block)
    }
  }

  /** For going through all of the capture; it may be open only as long as this. */
  walk(): ExtentWalk {
    return new ExtentWalk(this.#file.fd, this.#directory)
  }

  /**
   * What filters look into: of a frame its payload, or what it inflates to where it is the whole of a compressed message;
   * of a message the inflated whole; of any other event its detail as JSON. Fails with `capture-unreadable`.
   */
  content(event: number, block: CapturedBlock): Promise<EventContent> {
    return this.#payloads.content(event, block)
  }

  async close(): Promise<void> {
    await this.#refreshing
    await this.#file.close()
  }

  async #refresh(): Promise<void> {
    while (this.#fileLength !== this.#announcedLength) {
      const length = this.#announcedLength
      await this.#scanner.scan(length)
      await this.#annotations.read(this.#scanner.annotations)
      const { endBlock } = this.#scanner
      this.#outcome = endBlock === NOWHERE ? null : await readEnd(this.#file, endBlock)
      this.#fileLength = length
    }
  }

  /** What was written last is what a power cut damages. */
  async #checkLastBlocks(): Promise<void> {
    if (this.#directory.length > 0) await this.#loader.blocks(this.#directory.length - 1)
  }

  async #openingOf(connection: number): Promise<HandshakeReading['opened']> {
    const number = this.#handshakes.openingOf(connection)
    const event = number === null ? null : await this.event(number)
    return event?.kind === 'connection-opened' ? event : null
  }

  async #blockOf(event: number): Promise<CapturedBlock> {
    if (event < 0 || event >= this.eventCount) throw captureFailure('event-not-found', { event: String(event) })
    return this.#loader.blockOfEvent(event)
  }
}
