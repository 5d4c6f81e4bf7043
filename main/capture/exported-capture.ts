import type { EventContent, WireBytes } from '../../shared/formats/session-format'
import type { EventChoice } from '../../shared/session/event-choice'
import { EventClass } from '../../shared/session/event-class'
import type { FrameEvent, SessionEvent } from '../../shared/session/session-event'
import type { RecordingState, SessionHead } from '../../shared/session/session-summary'
import type { CaptureReader } from './capture-reader'
import { chosenOf, ChosenList, type Chosen, type FindView } from './chosen-events'
import { eventsTogether } from './events-together'
import { captureFailure } from './open-capture-file'
import type { Passage, WholeMessage } from './passage'
import { WireWalk } from './wire-walk'

const DETAILS = (1 << EventClass.Lifecycle) | (1 << EventClass.Problem)

/** A capture as exports read it: once, forward, what was chosen of it and what that carries. */
export class ExportedCapture {
  #passage: Passage | null = null
  #wire: WireWalk | null = null

  /**
   * @param recording of the session, as its summary has it
   * @param view fails with `view-not-found`; left out where there are none
   */
  constructor(
    private readonly reader: CaptureReader,
    readonly recording: RecordingState,
    private readonly view: FindView = noViews,
  ) {}

  get head(): SessionHead {
    return this.reader.head
  }

  /** Number of the first event that is left. */
  get firstEvent(): number {
    return this.reader.firstEvent
  }

  /** Number of events, those that were let go too. */
  get eventCount(): number {
    return this.reader.eventCount
  }

  /**
   * The events that were chosen, in their order and some at a time. Ends where the capture ended when it began.
   *
   * @param together with what they are no use without, see `eventsTogether`
   */
  async *pages(choice: EventChoice, together: boolean): AsyncGenerator<readonly SessionEvent[], void, undefined> {
    const end = this.eventCount
    const chosen = await this.#chosen(choice, together)
    for await (const passage of this.reader.passages(chosen.first)) {
      if (passage.first >= end || chosen.over) break
      const page: SessionEvent[] = []
      const last = Math.min(passage.last, end - 1)
      for (let number = Math.max(passage.first, chosen.first); number <= last; number++) {
        const found = passage.event(number)
        const event = found instanceof Promise ? await found : found
        const has = chosen.has(number, event.connection)
        if (has instanceof Promise ? await has : has) page.push(event)
      }
      this.#passage = passage
      yield page
    }
    this.#passage = null
  }

  /** What an event of the page carries that was given last; at once where that is in memory. */
  content({ event }: SessionEvent): EventContent | Promise<EventContent> {
    if (this.#passage === null) throw captureFailure('event-not-found', { event: String(event) })
    return this.#passage.content(event)
  }

  /** All of its events that are no frames and no messages, in their order. */
  async *details(): AsyncGenerator<SessionEvent, void, undefined> {
    for await (const passage of this.reader.passages(0, DETAILS))
      for (let number = passage.first; number <= passage.last; number++)
        if (passage.isDetail(number)) yield await passage.event(number)
  }

  /** The message that a frame of that page is a part of; `null` where it was never complete. */
  async messageOf({ event }: FrameEvent): Promise<WholeMessage | null> {
    return (await this.#passage?.messageOf(event)) ?? null
  }

  /** The bytes of the wire that come before an event. To be asked for each event of a connection, in order. */
  wire(event: SessionEvent): AsyncIterable<WireBytes> {
    this.#wire ??= new WireWalk(this.reader)
    return this.#wire.before(event)
  }

  async #chosen(choice: EventChoice, together: boolean): Promise<Chosen> {
    const chosen = await chosenOf(choice, this.view)
    // What belongs to what was chosen, is chosen as well.
    if (!together || choice.kind === 'all' || choice.kind === 'connection') return chosen
    return ChosenList.of(await eventsTogether(this.reader, chosen))
  }
}

const noViews: FindView = (view) => Promise.reject(captureFailure('view-not-found', { view: String(view) }))
