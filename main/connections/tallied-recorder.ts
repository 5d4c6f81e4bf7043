import type { ConnectionTraffic } from '../../shared/session/connection-summary'
import type { Direction } from '../../shared/session/direction'
import type { ConnectionRecorder, Stream } from '../../shared/session/recorder'
import type { EventDetail } from '../../shared/session/session-event'

/** Passes on what a connection records, and counts what the list of connections shows. */
export class TalliedRecorder implements ConnectionRecorder {
  readonly #traffic: Record<Direction, { messages: number; bytes: number }> = {
    sent: { messages: 0, bytes: 0 },
    received: { messages: 0, bytes: 0 },
  }
  #lastActivity = 0

  constructor(
    private readonly recorder: ConnectionRecorder,
    /** Called for every piece of traffic: has to be cheap. */
    private readonly onTraffic: () => void,
  ) {}

  get connection(): number {
    return this.recorder.connection
  }

  /** When bytes last went either way; nanoseconds since the session's start. */
  get lastActivity(): number {
    return this.#lastActivity
  }

  traffic(direction: Direction): ConnectionTraffic {
    return { ...this.#traffic[direction] }
  }

  append(stream: Stream, bytes: Uint8Array, time: number): number {
    if (stream === 'sent' || stream === 'received') {
      this.#traffic[stream].bytes += bytes.length
      this.#lastActivity = time
      this.onTraffic()
    }
    return this.recorder.append(stream, bytes, time)
  }

  frame(...call: Parameters<ConnectionRecorder['frame']>): void {
    this.recorder.frame(...call)
  }

  message(...[direction, message, time]: Parameters<ConnectionRecorder['message']>): void {
    this.#traffic[direction].messages += 1
    this.recorder.message(direction, message, time)
  }

  detail(detail: EventDetail, time: number): void {
    this.recorder.detail(detail, time)
  }
}
