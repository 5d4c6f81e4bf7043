import type { EventContent, Piece, SessionFormat } from '../../shared/formats/session-format'
import type { SessionEvent } from '../../shared/session/session-event'
import type { ExportLayout } from './export-layout'
import { PieceBuffer } from './piece-buffer'

/** A file in the order of the events. */
export class FileLayout implements ExportLayout {
  readonly #buffer: PieceBuffer

  constructor(
    private readonly format: SessionFormat,
    write: (piece: Uint8Array) => Promise<void>,
  ) {
    this.#buffer = new PieceBuffer(write)
  }

  get bytes(): number {
    return this.#buffer.bytes
  }

  begin(): Promise<void> {
    return this.#put(this.format.begin()) ?? Promise.resolve()
  }

  event(event: SessionEvent, content: EventContent): void | Promise<void> {
    return this.#put(this.format.event(event, content))
  }

  async end(): Promise<void> {
    this.#buffer.add(this.format.end())
    await this.#buffer.end()
  }

  #put(piece: Piece): void | Promise<void> {
    this.#buffer.add(piece)
    if (this.#buffer.isFull) return this.#buffer.flush()
  }
}
