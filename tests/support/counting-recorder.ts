import { setImmediate } from 'node:timers/promises'
import type { Direction } from '../../shared/session/direction'
import type { ConnectionRecorder, RecordedFrame, SessionRecorder, Stream } from '../../shared/session/recorder'
import type { EventDetail } from '../../shared/session/session-event'

/** Keeps numbers, not bytes: for traffic that would not fit. With a `backlog` it plays a disk that is slower. */
export class CountingRecorder implements SessionRecorder {
  readonly streamLengths: Record<Stream, number> = { sent: 0, received: 0, 'sent-inflated': 0, 'received-inflated': 0 }
  readonly frames: Record<Direction, number> = { sent: 0, received: 0 }
  readonly messages: Record<Direction, number> = { sent: 0, received: 0 }
  readonly details: EventDetail[] = []
  /** Where the last whole frame ended in the stream of its direction. */
  readonly framesEnd: Record<Direction, number> = { sent: 0, received: 0 }
  /** Frames that did not begin where the one before ended. */
  gaps = 0
  #waiting = 0

  constructor(private readonly backlog = Infinity) {}

  readonly overfull = false

  get congested(): boolean {
    return this.#waiting > this.backlog
  }

  async whenDrained(): Promise<void> {
    await setImmediate()
    this.#waiting = 0
  }

  connection(): ConnectionRecorder {
    return {
      connection: 1,
      append: (stream, bytes) => {
        this.#waiting += bytes.length
        this.streamLengths[stream] += bytes.length
        return this.streamLengths[stream] - bytes.length
      },
      frame: (direction, frame) => this.#frame(direction, frame),
      message: (direction) => void this.messages[direction]++,
      detail: (detail) => void this.details.push(detail),
    }
  }

  #frame(direction: Direction, { position, headerLength, payloadLength }: RecordedFrame): void {
    if (this.frames[direction]++ > 0 && position !== this.framesEnd[direction]) this.gaps++
    this.framesEnd[direction] = position + headerLength + payloadLength
  }
}
