import type { RecordedMessage } from '../../shared/replay/recorded-message'
import type { Direction } from '../../shared/session/direction'
import type { EventChoice } from '../../shared/session/event-choice'
import type { MessageEvent } from '../../shared/session/session-event'
import type { CaptureReader } from './capture-reader'
import { chosenOf, messageName, type FindView } from './chosen-events'
import { captureFailure } from './open-capture-file'

/** Messages are handed out so many at a time. */
const PAGE = 256

/** The messages of a capture, and which of them somebody chose, in the order of recording. */
export class RecordedMessages {
  constructor(
    private readonly reader: CaptureReader,
    /** Fails with `view-not-found`. */
    private readonly view: FindView,
  ) {}

  /**
   * From the first one that is chosen up to the message in this direction that follows the last one, both directions. Ends
   * where the capture ended when it began: what is recorded meanwhile may be what is sent. Fails like `CaptureReader`.
   */
  async *pages(choice: EventChoice, direction: Direction): AsyncGenerator<readonly RecordedMessage[], void, undefined> {
    const end = this.reader.eventCount
    const chosen = await chosenOf(choice, this.view)
    /** Messages of which a frame was chosen and that are not complete yet. */
    const ofFrames = new Set<string>()
    let page: RecordedMessage[] = []
    for await (const event of this.reader.events(chosen.first)) {
      if (event.event >= end) break
      const isChosen = await chosen.has(event.event, event.connection)
      if (event.kind === 'frame' && isChosen && event.message !== null) ofFrames.add(messageName(event))
      if (event.kind !== 'message') continue
      const wanted = ofFrames.delete(messageName(event)) || isChosen
      if (!wanted && chosen.over && ofFrames.size === 0 && event.direction === direction) break
      page.push(recorded(event, wanted))
      if (page.length < PAGE) continue
      yield page
      page = []
    }
    yield page
  }

  /** All that a message carries. Fails with `capture-unreadable`, `event-let-go` and `event-not-found`. */
  payload(event: number, length: number): Promise<Uint8Array> {
    return this.reader.bytes(event, 0, length)
  }

  /**
   * Messages that were received on some connections, `null` for all, from a time on up to another; nanoseconds since the
   * session's start.
   */
  async *received(
    connections: ReadonlySet<number> | null,
    from: number,
    to: number,
  ): AsyncGenerator<RecordedMessage, void, undefined> {
    for await (const event of this.reader.events(await this.reader.eventAt(from))) {
      if (event.time > to) return
      if (event.kind !== 'message' || event.direction !== 'received') continue
      if (connections?.has(event.connection) ?? true) yield recorded(event, true)
    }
  }

  /**
   * Lengths of the payloads of a message's frames; `null` where it was compressed, or not all of them are there. Fails like
   * `message`.
   */
  async frameLengths(event: number): Promise<readonly number[] | null> {
    const message = await this.reader.event(event)
    if (message.kind !== 'message' || message.compressed) return null
    const lengths: number[] = []
    for (const number of await this.reader.frames(event)) {
      const frame = await this.reader.event(number)
      if (frame.kind === 'frame') lengths.push(frame.payloadLength)
    }
    return lengths.length === message.frameCount ? lengths : null
  }

  /** What is to be known of a message before it is read. Fails like `payload`, and with `event-not-found`. */
  async message(event: number): Promise<Pick<RecordedMessage, 'type' | 'length'>> {
    const found = await this.reader.event(event)
    if (found.kind === 'message') return found
    if (found.kind === 'error') throw captureFailure(found.code, found.params)
    throw captureFailure('event-not-found', { event: String(event) })
  }
}

const recorded = (
  { event, connection, time, direction, type, length }: MessageEvent,
  chosen: boolean,
): RecordedMessage => ({ event, connection, time, direction, type, length, chosen })
