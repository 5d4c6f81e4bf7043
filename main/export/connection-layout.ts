import type { ConnectionFormat, EventContent } from '../../shared/formats/session-format'
import type { SessionEvent } from '../../shared/session/session-event'
import type { ExportLayout } from './export-layout'
import { PieceBuffer } from './piece-buffer'
import type { Spool } from './spool'

/** A file that has one connection after the other, put together from a spool when all events are known. */
export class ConnectionLayout implements ExportLayout {
  readonly #buffer: PieceBuffer
  /** Those with something kept aside, in the order of their first events. */
  readonly #connections = new Set<number>()

  constructor(
    private readonly format: ConnectionFormat,
    private readonly spool: Spool,
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
    for (const [part, piece] of this.format.event(event, content).entries()) {
      if (piece.length === 0) continue
      this.#connections.add(event.connection)
      this.spool.add(this.#textOf(event.connection, part), piece)
    }
    if (this.spool.isFull) return this.spool.spill()
  }

  async end(): Promise<void> {
    for (const connection of this.#connections) {
      for (let part = 0; part < this.format.parts; part++) {
        this.#buffer.add(this.format.beforePart(connection, part))
        await this.#copy(this.#textOf(connection, part))
      }
      this.#buffer.add(this.format.afterConnection(connection))
    }
    this.#buffer.add(this.format.end())
    await this.#buffer.end()
  }

  async #copy(text: number): Promise<void> {
    for await (const chunk of this.spool.read(text)) await this.#buffer.put(chunk)
  }

  #textOf(connection: number, part: number): number {
    return connection * this.format.parts + part
  }
}
