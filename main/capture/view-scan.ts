import { compileFilter } from '../../shared/filter/compile-filter'
import type { EventTest } from '../../shared/filter/event-test'
import type { Filter } from '../../shared/filter/filter'
import type { FilterContext } from '../../shared/filter/filter-context'
import { needleOf } from '../../shared/filter/needle-of'
import { Verdict } from '../../shared/filter/verdict'
import { countInMask, EventClass, type EventMask } from '../../shared/session/event-class'
import { BlockContents } from './block-contents'
import type { CaptureReader } from './capture-reader'
import type { CapturedBlock } from './captured-block'
import type { ExtentWalk } from './extent-walk'
import type { HeartbeatFold } from './heartbeat-fold'
import { HeartbeatFinder } from './heartbeat-finder'
import type { OpenFold } from './heartbeat-folder'
import { Needle } from './needle-hits'
import type { EventContent } from './payload-reader'
import type { RecordCursor } from './record-cursor'
import type { TestWatch } from './test-watch'
import { isUnreadable, unreadable } from './unreadable'

/** Between two looks at the clock: so many events, or as many bytes of payload as count for them. */
const EVENTS_PER_LOOK = 64
const BYTES_PER_EVENT = 256

/** Larger payloads are not looked into: as text they would not fit one string of the engine. */
const MAX_CONTENT = 256 * 1024 * 1024

const CONTROL: EventMask = (1 << EventClass.ControlSent) | (1 << EventClass.ControlReceived)

export interface ViewQuery {
  readonly mask: EventMask
  readonly filter: Filter
  readonly context: FilterContext
  /** Heartbeats in a row are one; `null` shows each. */
  readonly fold: { readonly rule: Filter | null } | null
}

/** How a slice of the scan ended. */
type Pause =
  /** The block is done. */
  | 'end'
  /** The time is over. */
  | 'due'
  /** This event's content is not in the block in one piece. */
  | 'elsewhere'
  /** What comes next decides, and is not there yet. */
  | 'open'

/**
 * Goes through a capture once, in order, and finds the events of a view. It works in slices, and goes on where it was
 * when the capture has grown.
 */
export class ViewScan {
  readonly #reader: CaptureReader
  readonly #query: ViewQuery
  readonly #test: EventTest
  readonly #needle: Needle | null
  readonly #heartbeats: HeartbeatFinder | null
  /** What has to be looked at: a ping is answered also where the view does not show its pong. */
  readonly #mask: EventMask
  readonly #walk: ExtentWalk
  readonly #watch: TestWatch
  readonly #now: () => number
  #block: CapturedBlock | null = null
  #contents: BlockContents | null = null
  #next: number
  #work = 0
  /** Event numbers found since they were taken. */
  #found: number[] = []
  #toldFirst = false
  /** Events of the mask that could not be looked at, damaged or too large, and all that were let go before that. */
  skipped = 0

  /**
   * @param from number of the first event to look at
   * @param now milliseconds, monotonic
   */
  constructor(reader: CaptureReader, query: ViewQuery, from: number, watch: TestWatch, now: () => number) {
    const needle = needleOf(query.filter)
    this.#reader = reader
    this.#query = query
    this.#test = compileFilter(query.filter, query.context)
    this.#needle = needle === null ? null : new Needle(needle)
    this.#heartbeats = query.fold && new HeartbeatFinder(query.fold.rule, query.context)
    this.#mask = query.fold === null ? query.mask : query.mask | CONTROL
    this.#walk = reader.walk()
    this.#watch = watch
    this.#now = now
    this.#next = Math.max(from, reader.firstEvent)
  }

  /** Events looked at: all below this number. */
  get scanned(): number {
    return this.#next
  }

  get hasFound(): boolean {
    return this.#found.length > 0
  }

  takeFound(): Float64Array {
    const found = Float64Array.from(this.#found)
    this.#found = []
    return found
  }

  takeFolds(): readonly HeartbeatFold[] {
    return this.#heartbeats?.folder.takeFolds() ?? []
  }

  get openFold(): OpenFold | null {
    return this.#heartbeats?.folder.open ?? null
  }

  /**
   * Goes on until the time given or, the first time, until something is found; true when there is nothing more to look
   * at. Fails when the file cannot be read any more.
   */
  async advance(until: number): Promise<boolean> {
    while (this.#next < this.#reader.eventCount) {
      this.#skipLetGo()
      const known = this.#reader.eventCount
      const blocks = this.#walk.blocksOf(this.#mask, this.#next)
      // Whole extents without an event of the mask are passed over.
      if (blocks.length === 0) this.#next = Math.max(this.#next, known)
      for (const block of blocks) {
        if (block.lastEvent < this.#next) continue
        this.#next = Math.max(this.#next, block.place.firstEvent)
        const pause = await this.#scanBlock(block, until)
        if (pause !== 'end') return pause === 'open'
      }
    }
    if (this.#reader.ending !== 'live') this.#heartbeats?.folder.end()
    return true
  }

  /** Events that were let go before the scan came to them; those before it began are not its own. */
  #skipLetGo(): void {
    const { firstEvent } = this.#reader
    if (firstEvent <= this.#next) return
    this.skipped += firstEvent - this.#next
    this.#next = firstEvent
  }

  async #scanBlock(block: CapturedBlock, until: number): Promise<Pause> {
    if (this.#block !== block) this.#begin(block)
    const contents = this.#contents
    if (contents === null) {
      this.skipped += countInMask(block.place.counts, this.#query.mask)
      this.#next = block.lastEvent + 1
      return 'end'
    }
    for (;;) {
      const pause = this.#scanHere(block, contents, until)
      this.#watch.end()
      if (pause !== 'elsewhere') return pause
      await this.#scanElsewhere(block, contents)
      this.#watch.end()
    }
  }

  #begin(block: CapturedBlock): void {
    const { records, runBytes } = block
    const before = this.#contents
    // Blocks are in memory one after the other: this one, and the one before it.
    before?.forget()
    this.#block = block
    this.#contents =
      records === null || runBytes === null ? null : new BlockContents(block, records, runBytes, this.#needle, before)
  }

  /** The hot loop: nothing here waits, and what cannot match costs no allocation. */
  #scanHere(block: CapturedBlock, contents: BlockContents, until: number): Pause {
    const { lastEvent } = block
    const { event: record } = contents
    for (; this.#next <= lastEvent; this.#next++) {
      if (this.#isDue(until)) return 'due'
      const decided = contents.moveTo(this.#next)
      if (!isIn(this.#mask, record)) continue
      if (!record.isReadable) {
        if (isIn(this.#query.mask, record)) this.skipped += 1
        continue
      }
      if (!decided) return this.#isOpen ? 'open' : 'elsewhere'
      const verdict = this.#verdict(record)
      const asks = this.#heartbeats?.asks(record, verdict) ?? false
      if (verdict !== Verdict.NeedsPayload && !asks) {
        this.#judge(record, verdict, null)
        continue
      }
      if (!contents.find(this.#next)) return 'elsewhere'
      if (!asks && !contents.mayMatch) continue
      this.#beforeTest(this.#next, record.contentLength)
      this.#judge(record, verdict, contents.read())
    }
    return 'end'
  }

  /** An event whose content is in pieces, in another block, or damaged. */
  async #scanElsewhere(block: CapturedBlock, { event: record }: BlockContents): Promise<void> {
    const event = this.#next
    try {
      const content = await this.#reader.content(event, block)
      if (content.inflated) record.inflatedLength = content.length
      const verdict = this.#verdict(record)
      const asks = this.#heartbeats?.asks(record, verdict) ?? false
      this.#judge(record, verdict, verdict === Verdict.NeedsPayload || asks ? await this.#read(event, content) : null)
    } catch (failure) {
      if (!isUnreadable(failure)) throw failure
      // Where its record says that it is in the view, only the rule for heartbeats asked for more.
      if (!record.mayBeWhole && this.#verdict(record) === Verdict.Yes) this.#judge(record, Verdict.Yes, null)
      else if (isIn(this.#query.mask, record)) this.skipped += 1
    }
    this.#next += 1
  }

  async #read(event: number, content: EventContent): Promise<Uint8Array> {
    if (content.length > MAX_CONTENT) return unreadable(event)
    const bytes = await content.read()
    this.#beforeTest(event, content.length)
    return bytes
  }

  #verdict(record: RecordCursor): Verdict {
    return isIn(this.#query.mask, record) ? this.#test.record(record) : Verdict.No
  }

  /** @param payload `null` where nobody asks for it */
  #judge(record: RecordCursor, verdict: Verdict, payload: Uint8Array | null): void {
    const passes =
      verdict === Verdict.NeedsPayload
        ? payload !== null && this.#test.payload(record, payload)
        : verdict === Verdict.Yes
    this.#heartbeats?.see(record, passes, payload)
    if (passes) this.#found.push(this.#next)
  }

  #beforeTest(event: number, length: number): void {
    this.#work += length / BYTES_PER_EVENT
    this.#watch.begin(event, length)
  }

  /** Also when the first event was found: it is told at once. */
  #isDue(until: number): boolean {
    if (!this.#toldFirst && this.#found.length > 0) {
      this.#toldFirst = true
      return true
    }
    this.#work += 1
    if (this.#work < EVENTS_PER_LOOK) return false
    this.#work = 0
    return this.#now() >= until
  }

  /** The event is the last one so far, and another may follow. */
  get #isOpen(): boolean {
    return this.#reader.ending === 'live' && this.#next === this.#reader.eventCount - 1
  }
}

const isIn = (mask: EventMask, { eventClass }: RecordCursor): boolean => (mask & (1 << eventClass)) !== 0
