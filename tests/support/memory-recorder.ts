import { unmasked } from '../../shared/protocol/masking'
import type { Direction } from '../../shared/session/direction'
import type {
  ConnectionRecorder,
  RecordedFrame,
  RecordedMessage,
  SessionRecorder,
  Stream,
} from '../../shared/session/recorder'
import type { EventDetail, EventKind } from '../../shared/session/session-event'

export type MemoryEvent =
  | (RecordedFrame & {
      kind: 'frame'
      direction: Direction
      message: number | null
      handMade: boolean
      time: number
      cause: string | null
    })
  | (RecordedMessage & { kind: 'message'; direction: Direction; time: number })
  | (EventDetail & { time: number })

/** Keeps in memory what one connection records, for looking at. */
export class MemoryRecorder implements SessionRecorder {
  readonly events: MemoryEvent[] = []
  readonly #streams: Record<Stream, Uint8Array> = {
    sent: new Uint8Array(),
    received: new Uint8Array(),
    'sent-inflated': new Uint8Array(),
    'received-inflated': new Uint8Array(),
  }
  congested = false
  overfull = false
  #wake: (() => void)[] = []

  connection(): ConnectionRecorder {
    return {
      connection: 1,
      append: (stream, bytes) => {
        const position = this.#streams[stream].length
        this.#streams[stream] = Buffer.concat([this.#streams[stream], bytes])
        return position
      },
      frame: (direction, frame, message, _opcode, handMade, time, cause = null) =>
        void this.events.push({ kind: 'frame', direction, ...frame, message, handMade, time, cause }),
      message: (direction, message, time) => void this.events.push({ kind: 'message', direction, ...message, time }),
      detail: (detail, time) => void this.events.push({ ...detail, time }),
    }
  }

  whenDrained(): Promise<void> {
    return this.congested ? new Promise((resolve) => this.#wake.push(resolve)) : Promise.resolve()
  }

  drain(): void {
    this.congested = false
    for (const wake of this.#wake.splice(0)) wake()
  }

  stream(stream: Stream): Uint8Array {
    return this.#streams[stream]
  }

  of<Kind extends EventKind>(kind: Kind): Extract<MemoryEvent, { kind: Kind }>[] {
    return this.events.filter((event): event is Extract<MemoryEvent, { kind: Kind }> => event.kind === kind)
  }

  /** Unmasked payload of a frame. */
  payload(frame: RecordedFrame & { direction: Direction }): Buffer {
    const from = frame.position + frame.headerLength
    const bytes = this.#streams[frame.direction].subarray(from, from + frame.payloadLength)
    return Buffer.from(frame.masked ? unmasked(bytes, frame.maskingKey, 0) : bytes)
  }
}
