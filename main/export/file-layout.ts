import type { EventContent, SessionFormat } from '../../shared/formats/session-format'
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

  begin(): void | Promise<void> {
    return this.#buffer.put(this.format.begin())
  }

  event(event: SessionEvent, content: EventContent): void | Promise<void> {
    return this.#buffer.put(this.format.event(event, content))
  }

  async end(): Promise<void> {
    this.#buffer.add(this.format.end())
    await this.#buffer.end()
  }
}
