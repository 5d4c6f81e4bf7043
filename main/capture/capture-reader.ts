import type { EventReading, HandshakeReading, TimelinePage } from '../../shared/ipc/timeline-channels'
import type { Annotation } from '../../shared/session/annotation'
import type { EventMask } from '../../shared/session/event-class'
import type { SessionEvent } from '../../shared/session/session-event'
import type { CaptureDamage, CaptureEnding, SessionHead } from '../../shared/session/session-summary'
import type { TimelineRow } from '../../shared/session/timeline-row'
import { ConnectionList } from './connection-list'
import { CaptureGrowth } from './capture-growth'
import { readHead, readLastEnd } from './capture-head'
import { CaptureSurvey } from './capture-survey'
import type { CapturedBlock } from './captured-block'
import { payloadLength } from './captured-record'
import { ClassRows } from './class-rows'
import { ConnectionIndex } from './connection-index'
import type { EndRecord } from './end-record'
import { EventPass } from './event-pass'
import { EventReader } from './event-reader'
import { ExtentDirectory } from './extent-directory'
import { ExtentLoader } from './extent-loader'
import { ExtentWalk } from './extent-walk'
import { HandshakeReader } from './handshake-reader'
import { captureFailure, openCaptureFile } from './open-capture-file'
import type { Passage } from './passage'
import { PayloadReader, type EventContent } from './payload-reader'
import { readDirectory, type KnownBlocks } from './read-directory'
import { StreamReader } from './stream-reader'
import { WireReader } from './wire-reader'
import type { CaptureBytes } from './capture-bytes'

const noBytes = new Uint8Array()

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
  readonly connections: ConnectionList
  readonly wire: WireReader
  readonly #file: CaptureBytes
  readonly #directory: ExtentDirectory
  readonly #growth: CaptureGrowth
  readonly #loader: ExtentLoader
  readonly #payloads: PayloadReader
  readonly #events: EventReader
  readonly #pass: EventPass
  readonly #rows: ClassRows
  readonly #index: ConnectionIndex
  readonly #handshakes: HandshakeReader

  private constructor(
    path: string,
    file: CaptureBytes,
    head: SessionHead,
    live: boolean,
    known: KnownBlocks | null,
    end: EndRecord | null,
  ) {
    this.path = path
    this.head = head
    this.#file = file
    this.#directory = known?.extents ?? new ExtentDirectory()
    this.#growth = new CaptureGrowth(file, this.#directory, live, known, end)
    this.#loader = new ExtentLoader(file, this.#directory, (damage) => this.#growth.addDamage(damage))
    const streams = new StreamReader(this.#loader)
    this.#payloads = new PayloadReader(this.#loader, streams)
    this.#events = new EventReader(streams, this.#payloads, this.#growth.annotations)
    this.#pass = new EventPass(this.#directory, this.#loader, this.#events, this.#payloads)
    this.wire = new WireReader(streams, (event) => this.#blockOf(event))
    this.#rows = new ClassRows(this.#directory, this.#loader, this.#events)
    this.#index = new ConnectionIndex(this.#loader)
    this.#handshakes = new HandshakeReader(
      head.mode,
      this.#index,
      this.#loader,
      streams,
      this.#events,
      this.#growth.handshakes,
    )
    this.survey = new CaptureSurvey(file, this.#directory, (event, length) => this.bytes(event, 0, length))
    this.connections = new ConnectionList(this.#index, this.#growth.handshakes, this.survey, (event) =>
      this.event(event),
    )
  }

  /**
   * Opens a capture for reading; the file is never changed. Fails with `capture-not-found`, `capture-not-a-capture`,
   * `capture-version`, or `capture-unreadable` when its head is damaged.
   *
   * @param liveLength of a capture that is being recorded: how many bytes the writer has said are on disk
   */
  static async open(path: string, liveLength: number | null = null): Promise<CaptureReader> {
    return openCaptureFile(path, async (file) => {
      const head = await readHead(file, path)
      const live = liveLength !== null
      const fileLength = liveLength ?? (await file.size())
      const end = live ? null : await readLastEnd(file, fileLength)
      const known = end === null ? null : await readDirectory(file, end)
      const reader = new CaptureReader(path, file, head, live, known, end)
      await reader.refresh(fileLength)
      if (!live) await reader.#checkLastBlocks()
      return reader
    })
  }

  /** Events per class that were let go: they count, and keep their numbers, but are in the file no more. */
  get letGoCounts(): readonly number[] {
    return [...this.#directory.letGoCounts]
  }

  /** Number of the first event that is left. */
  get firstEvent(): number {
    return this.#directory.firstEvent
  }

  /** Place of the first byte behind the head that is left. */
  get firstPlace(): number {
    return this.#file.firstPlace
  }

  /** Bytes on disk. */
  storedBytes(): Promise<number> {
    return this.#file.storedBytes()
  }

  /** The file that the end of the capture is in, and the place of its first byte. */
  get lastFile(): { readonly path: string; readonly start: number } {
    return this.#file.lastFile
  }

  /** What lies before this place of a live capture is let go. */
  async letGo(position: number): Promise<void> {
    if (position <= this.firstPlace) return
    this.#directory.letGo(position)
    this.#loader.letGo(position)
    this.#growth.letGo(position)
    this.#index.letGo(this.firstEvent)
    await this.#file.letGo(position)
  }

  /** What the blocks before this place say about events. */
  annotationsBefore(position: number): readonly Annotation[] {
    return this.#growth.annotations.writtenBefore(position)
  }

  /** The handshake lies before this place, or there is none. */
  isHandshakeBefore(connection: number, position: number): Promise<boolean> {
    return this.#handshakes.isBefore(connection, this.#directory, position)
  }

  /** Number of events, those that were let go too. */
  get eventCount(): number {
    return this.#directory.events
  }

  /** Events per class; see `EventClass`. */
  get counts(): readonly number[] {
    return [...this.#directory.counts]
  }

  /** Bytes of the file, as far as it was looked at. */
  get fileLength(): number {
    return this.#growth.fileLength
  }

  get ending(): CaptureEnding {
    return this.#growth.ending
  }

  /** How the session ended; `null` when nobody wrote it down. */
  get outcome(): EndRecord | null {
    return this.#growth.outcome
  }

  /** What was found so far: headers are checked on opening, all else when it is read. In the order of the file. */
  get damage(): readonly CaptureDamage[] {
    return this.#growth.damage
  }

  /** Where a writer goes on: a torn tail is in the way, what is merely unreadable is left. */
  get tail(): { readonly at: number; readonly previous: number } {
    return this.#growth.tail
  }

  /** What the user said about events, in the order of the events. */
  get annotations(): readonly Annotation[] {
    return this.#growth.annotations.all
  }

  /**
   * Takes in what was appended; call it with each `fileLength` that the writer reports. Calls in a row are merged. A
   * stored capture may become shorter, by a torn tail.
   */
  refresh(fileLength: number): Promise<void> {
    return this.#growth.refresh(fileLength)
  }

  /** Recording is over: without an end block, the capture is `cut-off` from now on. */
  endLive(): void {
    this.#growth.endLive()
  }

  /** A page of the view, from its row `from` on. Fewer rows where the view ends. */
  rows(mask: EventMask, from: number, count: number): Promise<TimelinePage> {
    return this.#rows.page(mask, from, count)
  }

  /** These events as rows, in their order. Fails with `event-not-found`, and with `event-let-go`. */
  async rowsOf(events: Iterable<number>): Promise<TimelineRow[]> {
    const rows: TimelineRow[] = []
    for (const event of events) rows.push(await this.#events.row(event, await this.#blockOf(event)))
    return rows
  }

  /** Row of the first event of the view that is not before `event`; `exact` when it is that event. */
  locate(mask: EventMask, event: number): Promise<{ row: number; exact: boolean }> {
    return this.#rows.locate(mask, event)
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
    if (last < this.firstEvent) return 0
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
    return this.#events.reading(event, await this.#blockOf(event))
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

  /** Fails with `event-not-found` when the connection has no handshake, and with `capture-unreadable`. */
  handshake(connection: number): Promise<HandshakeReading> {
    return this.#handshakes.read(connection)
  }

  /**
   * All events from `from` on, in order, with one block in memory at a time; `bytes` of the event just given costs no
   * further reading. Ends where the capture ended when it got there.
   */
  events(from = 0): AsyncGenerator<SessionEvent, void, undefined> {
    return this.#pass.events(from)
  }

  /**
   * The same block by block, for those who read what all of them carry.
   *
   * @param mask passes over stretches that have none of these classes
   */
  passages(from = 0, mask: EventMask = ~0): AsyncGenerator<Passage, void, undefined> {
    return this.#pass.passages(from, mask)
  }

  /** For going through all of the capture; it may be open only as long as this. */
  walk(): ExtentWalk {
    return new ExtentWalk(this.#file, this.#directory)
  }

  /**
   * What filters look into: of a frame its payload, or what it inflates to where it is the whole of a compressed message;
   * of a message the inflated whole; of any other event its detail as JSON. Fails with `capture-unreadable`.
   */
  content(event: number, block: CapturedBlock): Promise<EventContent> {
    return this.#payloads.content(event, block)
  }

  async close(): Promise<void> {
    await this.#growth.whenSettled()
    await this.survey.close()
    await this.#file.close()
  }

  /** What was written last is what a power cut damages. */
  async #checkLastBlocks(): Promise<void> {
    if (this.#directory.length > this.#directory.first) await this.#loader.blocks(this.#directory.length - 1)
  }

  async #blockOf(event: number): Promise<CapturedBlock> {
    if (event < 0 || event >= this.eventCount) throw captureFailure('event-not-found', { event: String(event) })
    return this.#loader.blockOfEvent(event)
  }
}
