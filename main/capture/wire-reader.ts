import type { Direction } from '../../shared/session/direction'
import type { Stream } from '../../shared/session/recorder'
import { StreamCode } from './capture-format'
import type { CapturedBlock } from './captured-block'
import { captureFailure } from './open-capture-file'
import type { StreamReader } from './stream-reader'
import { isUnreadable } from './unreadable'

/** The bytes of connections as they were: handshakes, frames still masked, what no frame was made of. */
export class WireReader {
  constructor(
    private readonly streams: StreamReader,
    /** Fails with `event-not-found`. */
    private readonly blockOf: (event: number) => Promise<CapturedBlock>,
  ) {}

  /**
   * A part of a connection's stream. Fewer bytes where the stream ends or a part of it is unreadable. Reading on from where
   * the last call ended is cheap; elsewhere it searches from the start of the capture.
   */
  stream(connection: number, stream: Stream, from: number, count: number): Promise<Uint8Array> {
    return this.streams.readForward(connection, StreamCode[stream], from, count)
  }

  /** Place in the stream of its direction where a frame begins. Fails with `event-not-found` for all else. */
  async framePosition(event: number): Promise<number> {
    const record = (await this.blockOf(event)).record(event)
    if (record?.kind !== 'frame') throw captureFailure('event-not-found', { event: String(event) })
    return record.position
  }

  /**
   * Bytes that an event tells of; `null` where any of them is unreadable or was let go.
   *
   * @param event whose record stands behind these bytes, near them
   */
  async bytes(
    connection: number,
    direction: Direction,
    from: number,
    count: number,
    event: number,
  ): Promise<Uint8Array | null> {
    const { offset } = (await this.blockOf(event)).place
    try {
      return await this.streams.read(offset, connection, StreamCode[direction], from, from + count)
    } catch (failure) {
      if (isUnreadable(failure)) return null
      throw failure
    }
  }
}
