import type { Direction } from '../../shared/session/direction'
import type { ConnectionRecorder, RecordedFrame, RecordedMessage, Stream } from '../../shared/session/recorder'
import type { EventDetail } from '../../shared/session/session-event'
import { StreamCode } from './capture-format'
import type { CaptureWriter } from './capture-writer'
import { createStreamState, type StreamState } from './stream-state'

/** The message that a direction is in the middle of, to link its frames. */
interface OpenMessage {
  message: number | null
  lastFrame: number
  /** Number of the take that `lastFrame` was recorded in. */
  take: number
}

const encoder = new TextEncoder()

/** One connection's way into the capture: knows its streams and which frames make up a message. */
export class ConnectionWriter implements ConnectionRecorder {
  readonly connection: number
  readonly #writer: CaptureWriter
  readonly #streams: Readonly<Record<Stream | 'detail', StreamState>>
  readonly #sent: OpenMessage = { message: null, lastFrame: 0, take: 0 }
  readonly #received: OpenMessage = { message: null, lastFrame: 0, take: 0 }
  /** Of the last data frame that was sent. */
  #messageCause: string | null = null

  constructor(writer: CaptureWriter, connection: number) {
    this.#writer = writer
    this.connection = connection
    this.#streams = {
      sent: createStreamState(connection, StreamCode.sent),
      received: createStreamState(connection, StreamCode.received),
      'sent-inflated': createStreamState(connection, StreamCode['sent-inflated']),
      'received-inflated': createStreamState(connection, StreamCode['received-inflated']),
      detail: createStreamState(connection, StreamCode.detail),
    }
  }

  append(stream: Stream, bytes: Uint8Array, time: number): number {
    return this.#writer.append(this.#streams[stream], bytes, time)
  }

  frame(
    direction: Direction,
    frame: RecordedFrame,
    message: number | null,
    messageOpcode: number | null,
    handMade: boolean,
    time: number,
    cause: string | null = null,
  ): void {
    if (direction === 'sent' && message !== null) this.#messageCause = cause
    const stream = direction === 'sent' ? this.#streams.sent : this.#streams.received
    const block = this.#writer.blockForEvent(stream)
    const open = direction === 'sent' ? this.#sent : this.#received
    if (block === null) {
      // A message with a frame missing is never put together: its later frames begin a chain of their own.
      if (message !== null) open.message = null
      return
    }
    let back = 0
    if (message !== null) {
      const event = this.#writer.nextEvent
      const { take } = this.#writer
      if (open.message === message && open.take === take) back = event - open.lastFrame
      open.message = message
      open.lastFrame = event
      open.take = take
    }
    block.frame(stream, direction, frame, message, messageOpcode, back, handMade, time, cause)
    this.#writer.eventAdded()
  }

  message(direction: Direction, message: RecordedMessage, time: number): void {
    const inflated = message.source === 'inflated'
    const sent = inflated ? this.#streams['sent-inflated'] : this.#streams.sent
    const received = inflated ? this.#streams['received-inflated'] : this.#streams.received
    const stream = direction === 'sent' ? sent : received
    const block = this.#writer.blockForEvent(stream)
    if (block === null) return
    block.message(stream, direction, message, time, direction === 'sent' ? this.#messageCause : null)
    this.#writer.eventAdded()
  }

  detail(detail: EventDetail, time: number): void {
    if (detail.kind === 'connection-closed') this.#writer.connectionClosed(this.connection)
    const json = encoder.encode(JSON.stringify(detail))
    const position = this.#writer.append(this.#streams.detail, json, time)
    const block = this.#writer.blockForEvent(this.#streams.detail)
    if (block === null) return
    block.detail(this.#streams.detail, detail.kind, position, json.length, time)
    this.#writer.eventAdded()
  }
}
