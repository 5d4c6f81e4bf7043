import type { HandshakeReading } from '../../shared/ipc/timeline-channels'
import type { SessionEvent } from '../../shared/session/session-event'
import type { SessionHead } from '../../shared/session/session-summary'
import { StreamCode } from './capture-format'
import type { ConnectionIndex } from './connection-index'
import type { EventReader } from './event-reader'
import type { ExtentDirectory } from './extent-directory'
import type { ExtentLoader } from './extent-loader'
import type { KeptHandshakes } from './kept-handshakes'
import { captureFailure } from './open-capture-file'
import type { StreamReader } from './stream-reader'
import { letGo } from './unreadable'

/** Of an answer that is no complete handshake, at most this much is shown. */
const MAX_ODD_RESPONSE = 64 * 1024

/** Puts a connection's handshake together: how it ended, what opened the connection, and the bytes on the wire. */
export class HandshakeReader {
  readonly #index: ConnectionIndex
  readonly #loader: ExtentLoader
  readonly #streams: StreamReader
  readonly #events: EventReader

  constructor(
    /** A server session received the request that a client session sent. */
    private readonly mode: SessionHead['mode'],
    index: ConnectionIndex,
    loader: ExtentLoader,
    streams: StreamReader,
    events: EventReader,
    /** Where those stand whose events were let go. */
    private readonly kept: KeptHandshakes,
  ) {
    this.#index = index
    this.#loader = loader
    this.#streams = streams
    this.#events = events
  }

  /** Fails with `event-not-found` when the connection has no handshake, `event-let-go`, and `capture-unreadable`. */
  async read(connection: number): Promise<HandshakeReading> {
    const number = await this.#index.findHandshake(connection)
    const kept = number === null ? await this.kept.read(connection) : null
    if (kept !== null) return kept
    if (number === null && this.#loader.firstEvent > 0) return letGo()
    if (number === null) throw captureFailure('event-not-found', { connection: String(connection) })
    const event = await this.#event(number)
    if (event.kind !== 'handshake-sent' && event.kind !== 'handshake-accepted' && event.kind !== 'handshake-refused')
      throw captureFailure('capture-unreadable', { event: String(number) })
    const responseLength = event.kind === 'handshake-sent' ? MAX_ODD_RESPONSE : event.response.length
    const { sent, received } = StreamCode
    const [asked, answered] = this.mode === 'client' ? [sent, received] : [received, sent]
    return {
      event,
      opened: await this.#openingOf(connection),
      requestBytes: await this.#streams.readForward(connection, asked, 0, event.request.length),
      responseBytes: await this.#streams.readForward(connection, answered, 0, responseLength),
    }
  }

  /** The connection's handshake lies before this place of the file, and nowhere behind it. */
  async isBefore(connection: number, directory: ExtentDirectory, position: number): Promise<boolean> {
    const kept = this.kept.placeOf(connection)
    if (kept !== null) return kept < position
    const event = await this.#index.findHandshake(connection)
    return event !== null && directory.extent(directory.indexOfEvent(event)).offset < position
  }

  async #openingOf(connection: number): Promise<HandshakeReading['opened']> {
    const number = this.#index.get(connection)?.opened ?? null
    const event = number === null ? null : await this.#event(number)
    return event?.kind === 'connection-opened' ? event : null
  }

  async #event(number: number): Promise<SessionEvent> {
    return this.#events.event(number, await this.#loader.blockOfEvent(number))
  }
}
