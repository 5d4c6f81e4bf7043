import { en } from '../../messages/en'
import type { FrameEvent, MessageEvent, SessionEvent } from '../../session/session-event'
import { errorSentence } from '../../wording/error-sentence'
import type { FormatContext } from '../format-context'
import { NdjsonFormat } from '../ndjson'
import type { ConnectionFormat, EventContent, Piece } from '../session-format'
import { HarConnection } from './har-connection'
import { harError, harMessage, isExact } from './har-message'

/** What of a file's context is looked at. */
export type HarSession = Pick<FormatContext, 'head' | 'recording' | 'letGo' | 'redacted' | 'version'>

/** The session as a whole, where the number of a connection is asked for. */
const SESSION = 0

const MESSAGES = 0
const EVENTS = 1

const nothing: readonly Piece[] = []

interface HeldFrame {
  readonly event: FrameEvent
  readonly content: EventContent
}

/**
 * Writes a session as HAR 1.2 (docs/har.md): an entry a connection, data messages as Chrome DevTools writes and reads them, and
 * under `_framescope` every event as a line of NDJSON has it. What a message carries is written once: its own line and
 * that of the frame that is the whole of it have no payload.
 */
export class HarFormat implements ConnectionFormat {
  readonly parts = 2
  readonly #session: HarSession
  readonly #lines: NdjsonFormat
  readonly #connections = new Map<number, HarConnection>()
  /** Events of no connection: there is one each time that recording went on after a stop. */
  readonly #sessionEvents: string[] = []
  /** By connection: frames whose message may be the next event. */
  readonly #held = new Map<number, HeldFrame>()
  /** Connections whose part has an item already, for each part. */
  readonly #begun = [new Set<number>(), new Set<number>()] as const
  #entries = 0

  constructor(session: HarSession) {
    this.#session = session
    this.#lines = new NdjsonFormat(session)
  }

  begin(): Piece {
    const creator = { name: en['app.name'], version: this.#session.version }
    return `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"pages":[],"entries":[`
  }

  event(event: SessionEvent, content: EventContent): readonly Piece[] {
    if (event.connection === SESSION) {
      this.#sessionEvents.push(trimmed(this.#lines.event(event, content)))
      return nothing
    }
    this.#connectionOf(event.connection).take(event)
    const held = this.#held.get(event.connection)
    if (held !== undefined) this.#held.delete(event.connection)
    if (event.kind === 'message') return this.#message(event, content, held)
    const before = held === undefined ? '' : this.#line(held.event, held.content)
    if (event.kind === 'frame' && isWholeMessage(event) && content.payload !== null) {
      // What comes with an event is not to be kept.
      this.#held.set(event.connection, { event, content: { ...content, payload: content.payload.slice() } })
      return ['', before]
    }
    return [this.#problem(event), before + this.#line(event, content)]
  }

  beforePart(connection: number, part: number): Piece {
    if (part === EVENTS) return `],"_framescope":{"connection":${connection},"session":${this.#sessionLine},"events":[`
    const begin = this.#entries === 0 ? '\n' : ',\n'
    this.#entries += 1
    return `${begin}${this.#connectionOf(connection).entryStart(this.#session.head)},"_webSocketMessages":[`
  }

  afterConnection(connection: number): Piece {
    const held = this.#held.get(connection)
    const last = held === undefined ? '' : this.#line(held.event, held.content)
    this.#held.delete(connection)
    this.#connections.delete(connection)
    return `${last}\n]}}`
  }

  end(): Piece {
    return `\n],"_framescope":{"session":${this.#sessionLine},"events":[${this.#sessionEvents.join()}]}}}\n`
  }

  get #sessionLine(): string {
    return trimmed(this.#lines.begin())
  }

  #message(event: MessageEvent, content: EventContent, held: HeldFrame | undefined): readonly Piece[] {
    const { payload } = content
    const whole = held !== undefined && isOfFrame(event, held.event) && isSame(held.content.payload, payload)
    const frame = held === undefined ? '' : this.#line(held.event, held.content, whole)
    if (payload === null) return ['', frame + this.#line(event, content)]
    const time = this.#epochSeconds(event.time)
    const item = harMessage(event, payload, time, this.#session.head.mode)
    return [this.#item(event.connection, MESSAGES, item), frame + this.#line(event, content, isExact(event, payload))]
  }

  /** A row of its own in DevTools, for what they show so. */
  #problem(event: SessionEvent): string {
    const text = problemText(event)
    return text === null ? '' : this.#item(event.connection, MESSAGES, harError(text, this.#epochSeconds(event.time)))
  }

  #line(event: SessionEvent, content: EventContent, elsewhere = false): string {
    return this.#item(event.connection, EVENTS, trimmed(this.#lines.event(event, content, elsewhere)))
  }

  #item(connection: number, part: typeof MESSAGES | typeof EVENTS, json: string): string {
    const begun = this.#begun[part]
    if (begun.has(connection)) return `,\n${json}`
    begun.add(connection)
    return `\n${json}`
  }

  #connectionOf(connection: number): HarConnection {
    let known = this.#connections.get(connection)
    if (known === undefined) this.#connections.set(connection, (known = new HarConnection(connection)))
    return known
  }

  /** With six decimals: microseconds, which a double still tells apart. */
  #epochSeconds(time: number): string {
    const micros = this.#session.head.startedAt + Math.floor(time / 1000)
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`
  }
}

/** The next event may be the message that it is the whole of, and have the same payload. */
const isWholeMessage = (frame: FrameEvent): boolean =>
  frame.fin && !frame.rsv1 && frame.message !== null && frame.opcode === frame.messageOpcode

const isOfFrame = (message: MessageEvent, frame: FrameEvent): boolean =>
  !message.compressed &&
  message.frameCount === 1 &&
  message.direction === frame.direction &&
  message.message === frame.message

/** They are not where something was hidden in one of them. */
const isSame = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one !== null && one.length === other?.length && one.every((byte, index) => byte === other[index])

function problemText(event: SessionEvent): string | null {
  if (event.kind === 'protocol-violation') return `${event.section}: ${event.detail}`
  return event.kind === 'error' ? errorSentence(event) : null
}

/** Without the line feed. */
const trimmed = (line: string): string => line.slice(0, -1)
