import type { WireBytes } from '../../shared/formats/session-format'
import type { Direction } from '../../shared/session/direction'
import type { EventPlace, FrameEvent, SessionEvent } from '../../shared/session/session-event'
import type { CaptureReader } from './capture-reader'

/** Bytes are given in pieces of at most so many. */
const PIECE_BYTES = 1024 * 1024

const directions = ['sent', 'received'] as const

/** What of the wire is given: an event after the bytes that it tells of. */
export type WireStep =
  | { readonly kind: 'event'; readonly event: SessionEvent }
  | { readonly kind: 'bytes'; readonly wire: WireBytes; readonly of: WireOrigin }

/** What bytes belong to, for those who put others in their place. */
export type WireOrigin =
  | { readonly kind: 'request' | 'response' }
  /** `offset` from the first byte of its header. */
  | { readonly kind: 'frame'; readonly frame: FrameEvent; readonly offset: number }
  /** No frame was made of them: the body of a refusal, or what came after a violation. */
  | { readonly kind: 'loose' }

/** What of a `CaptureReader` is needed. */
export type WireSource = Pick<CaptureReader, 'head' | 'events' | 'framePosition' | 'wireBytes' | 'streamBytes'>

interface Ways {
  /** Places in the streams of the next bytes. */
  sent: number
  received: number
  /** There may be bytes that no frame was made of. */
  loose: boolean
}

/**
 * The wire of a session from the first event to the last: the streams of all connections, byte for byte, cut where their
 * events end. What cannot be read is `missing` before the next bytes that can. Left out is the beginning of a frame that was
 * not complete when recording ended: there is no event to tell of it.
 */
export class WireWalk {
  readonly #source: WireSource
  readonly #ways = new Map<number, Ways>()

  constructor(source: WireSource) {
    this.#source = source
  }

  async *steps(): AsyncGenerator<WireStep, void, undefined> {
    for await (const event of this.#source.events()) {
      yield* this.#before(event)
      yield { kind: 'event', event }
    }
  }

  async *#before(event: SessionEvent): AsyncGenerator<WireStep, void, undefined> {
    const ways = this.#waysOf(event.connection)
    const [asking, answering]: readonly [Direction, Direction] =
      this.#source.head.mode === 'client' ? ['sent', 'received'] : ['received', 'sent']
    switch (event.kind) {
      case 'handshake-sent':
        yield* this.#bytesUpTo(event, asking, event.request.length, { kind: 'request' })
        break
      case 'handshake-accepted':
      case 'handshake-refused':
        yield* this.#bytesUpTo(event, asking, event.request.length, { kind: 'request' })
        yield* this.#bytesUpTo(event, answering, event.response.length, { kind: 'response' })
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

  async *#frame(frame: FrameEvent): AsyncGenerator<WireStep, void, undefined> {
    const { direction } = frame
    const position = await this.#source.framePosition(frame.event)
    yield* this.#loose(frame, direction, position)
    const end = position + frame.headerLength + frame.payloadLength
    yield* this.#bytesUpTo(frame, direction, end, { kind: 'frame', frame, offset: 0 })
  }

  async *#bytesUpTo(
    place: EventPlace,
    direction: Direction,
    end: number,
    of: WireOrigin,
  ): AsyncGenerator<WireStep, void, undefined> {
    const { connection, event } = place
    const ways = this.#waysOf(connection)
    for (const start = ways[direction]; ways[direction] < end;) {
      const count = Math.min(PIECE_BYTES, end - ways[direction])
      const bytes = await this.#source.wireBytes(connection, direction, ways[direction], count, event)
      const origin = of.kind === 'frame' ? { ...of, offset: ways[direction] - start } : of
      yield stepOf(place, direction, bytes ?? noBytes, bytes === null ? count : 0, origin)
      ways[direction] += count
    }
  }

  /** @param end `null` for the end of the stream */
  async *#loose(
    place: EventPlace,
    direction: Direction,
    end: number | null,
  ): AsyncGenerator<WireStep, void, undefined> {
    const ways = this.#waysOf(place.connection)
    for (;;) {
      const from = ways[direction]
      const left = (end ?? Number.POSITIVE_INFINITY) - from
      if (left <= 0) return
      const count = Math.min(PIECE_BYTES, left)
      const bytes = await this.#source.streamBytes(place.connection, direction, from, count)
      if (bytes.length > 0) yield stepOf(place, direction, bytes, 0, { kind: 'loose' })
      ways[direction] += bytes.length
      if (bytes.length === count) continue
      if (end === null) return
      // Not recorded, or let go.
      yield stepOf(place, direction, noBytes, end - ways[direction], { kind: 'loose' })
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

const stepOf = (
  { connection, time }: EventPlace,
  direction: Direction,
  bytes: Uint8Array,
  missing: number,
  of: WireOrigin,
): WireStep => ({ kind: 'bytes', wire: { connection, direction, time, bytes, missing }, of })
