import type { WireBytes } from '../../shared/formats/session-format'
import type { Direction } from '../../shared/session/direction'
import type { EventPlace, FrameEvent, SessionEvent } from '../../shared/session/session-event'
import type { CaptureReader } from './capture-reader'

/** Bytes are given in pieces of at most so many. */
const PIECE_BYTES = 1024 * 1024

const directions = ['sent', 'received'] as const

/** What of a `CaptureReader` is needed. */
export type WireSource = Pick<CaptureReader, 'head' | 'wire'>

interface Ways {
  /** Places in the streams of the next bytes. */
  sent: number
  received: number
  /** There may be bytes that no frame was made of. */
  loose: boolean
}

/**
 * The wire of a session: the streams of all connections, byte for byte, cut where their events end. What cannot be read is `missing` before the next bytes that can. Left out is the beginning of a frame that was
 * not complete when recording ended: there is no event to tell of it.
 */
export class WireWalk {
  readonly #source: WireSource
  readonly #ways = new Map<number, Ways>()

  constructor(source: WireSource) {
    this.#source = source
  }

  /** The bytes that come before an event. To be asked for each event of a connection, in order. */
  async *before(event: SessionEvent): AsyncGenerator<WireBytes, void, undefined> {
    const ways = this.#waysOf(event.connection)
    const [asking, answering]: readonly [Direction, Direction] =
      this.#source.head.mode === 'client' ? ['sent', 'received'] : ['received', 'sent']
    switch (event.kind) {
      case 'handshake-sent':
        yield* this.#bytesUpTo(event, asking, event.request.length)
        break
      case 'handshake-accepted':
      case 'handshake-refused':
        yield* this.#bytesUpTo(event, asking, event.request.length)
        yield* this.#bytesUpTo(event, answering, event.response.length)
        ways.loose = event.kind === 'handshake-refused'
        break
      case 'frame':
        yield* this.#frame(event)
        break
      case 'protocol-violation':
      case 'error':
      case 'note':
        ways.loose = true
        break
      case 'connection-closed':
        if (ways.loose) for (const direction of directions) yield* this.#loose(event, direction, null)
        this.#ways.delete(event.connection)
        break
      case 'connection-opened':
      case 'message':
        break
    }
  }

  async *#frame(frame: FrameEvent): AsyncGenerator<WireBytes, void, undefined> {
    const { direction } = frame
    const position = await this.#source.wire.framePosition(frame.event)
    yield* this.#loose(frame, direction, position)
    const end = position + frame.headerLength + frame.payloadLength
    yield* this.#bytesUpTo(frame, direction, end)
  }

  async *#bytesUpTo(place: EventPlace, direction: Direction, end: number): AsyncGenerator<WireBytes, void, undefined> {
    const { connection, event } = place
    const ways = this.#waysOf(connection)
    while (ways[direction] < end) {
      const count = Math.min(PIECE_BYTES, end - ways[direction])
      const bytes = await this.#source.wire.bytes(connection, direction, ways[direction], count, event)
      yield wireOf(place, direction, bytes ?? noBytes, bytes === null ? count : 0)
      ways[direction] += count
    }
  }

  /** @param end `null` for the end of the stream */
  async *#loose(
    place: EventPlace,
    direction: Direction,
    end: number | null,
  ): AsyncGenerator<WireBytes, void, undefined> {
    const ways = this.#waysOf(place.connection)
    for (;;) {
      const from = ways[direction]
      const left = (end ?? Number.POSITIVE_INFINITY) - from
      if (left <= 0) return
      const count = Math.min(PIECE_BYTES, left)
      const bytes = await this.#source.wire.stream(place.connection, direction, from, count)
      if (bytes.length > 0) yield wireOf(place, direction, bytes, 0)
      ways[direction] += bytes.length
      if (bytes.length === count) continue
      if (end === null) return
      // Not recorded, or let go.
      yield wireOf(place, direction, noBytes, end - ways[direction])
      ways[direction] = end
    }
  }

  #waysOf(connection: number): Ways {
    let ways = this.#ways.get(connection)
    if (ways === undefined) this.#ways.set(connection, (ways = { sent: 0, received: 0, loose: true }))
    return ways
  }
}

const noBytes = new Uint8Array()

const wireOf = (
  { connection, time }: EventPlace,
  direction: Direction,
  bytes: Uint8Array,
  missing: number,
): WireBytes => ({ connection, direction, time, bytes, missing })
