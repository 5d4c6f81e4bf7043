import { EventClass } from '../../shared/session/event-class'
import type { EventDetail } from '../../shared/session/session-event'
import type { ExtentLoader } from './extent-loader'

const LIFECYCLE = 1 << EventClass.Lifecycle

interface KnownHandshake {
  readonly event: number
  /** Accepted or refused: nothing follows. */
  readonly answered: boolean
}

const handshakeKinds: ReadonlySet<EventDetail['kind']> = new Set([
  'handshake-sent',
  'handshake-accepted',
  'handshake-refused',
])

/**
 * Finds the last handshake event of a connection, and on the way the event that opened it. Searches forward once, and
 * goes on from there the next time.
 */
export class HandshakeIndex {
  readonly #loader: ExtentLoader
  readonly #known = new Map<number, KnownHandshake>()
  readonly #openings = new Map<number, number>()
  #searched = 0

  constructor(loader: ExtentLoader) {
    this.#loader = loader
  }

  /** Event number; `null` when the connection has none. */
  async find(connection: number): Promise<number | null> {
    while (this.#known.get(connection)?.answered !== true) {
      const from = this.#searched
      const blocks = await this.#loader.blocksOf(LIFECYCLE, from)
      if (blocks.length === 0) break
      for (const block of blocks) {
        for (let event = Math.max(from, block.place.firstEvent); event <= block.lastEvent; event++) {
          const record = block.record(event)
          if (record?.kind !== 'detail') continue
          if (record.detailKind === 'connection-opened') this.#openings.set(record.place.connection, event)
          if (handshakeKinds.has(record.detailKind))
            this.#known.set(record.place.connection, { event, answered: record.detailKind !== 'handshake-sent' })
        }
        this.#searched = Math.max(this.#searched, block.lastEvent + 1)
      }
    }
    return this.#known.get(connection)?.event ?? null
  }

  /** Events before this number are gone. */
  letGo(firstEvent: number): void {
    for (const [connection, { event }] of this.#known) if (event < firstEvent) this.#known.delete(connection)
    for (const [connection, event] of this.#openings) if (event < firstEvent) this.#openings.delete(connection)
  }

  /** Event that opened a connection whose handshake was found; `null` when it was not recorded. */
  openingOf(connection: number): number | null {
    return this.#openings.get(connection) ?? null
  }
}
