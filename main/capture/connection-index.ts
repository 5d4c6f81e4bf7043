import { EventClass } from '../../shared/session/event-class'
import type { CapturedBlock } from './captured-block'
import type { CapturedDetail } from './captured-record'
import type { ExtentLoader } from './extent-loader'

/** What tells of a connection apart from its traffic, as numbers of events. */
export interface IndexedConnection {
  readonly opened: number | null
  /** The last event of its handshake. */
  readonly handshake: number | null
  /** Accepted or refused: nothing follows. */
  readonly answered: boolean
  /** The first one. */
  readonly error: number | null
  readonly closed: number | null
  /** When that was; nanoseconds since the session's start. */
  readonly closedAt: number | null
}

/** Of a connection that no event tells of. */
export const nothingKnown: IndexedConnection = {
  opened: null,
  handshake: null,
  answered: false,
  error: null,
  closed: null,
  closedAt: null,
}

type Known = { -readonly [Field in keyof IndexedConnection]: IndexedConnection[Field] }

const TELLING = (1 << EventClass.Lifecycle) | (1 << EventClass.Problem)

/** Finds the events that say what became of connections. Searches forward once, and goes on from there the next time. */
export class ConnectionIndex {
  readonly #loader: ExtentLoader
  readonly #connections = new Map<number, Known>()
  #searched = 0
  /** The highest number of a connection so far. */
  highest = 0

  constructor(loader: ExtentLoader) {
    this.#loader = loader
  }

  /** Of what was searched so far; `null` where nothing is known of it. */
  get(connection: number): IndexedConnection | null {
    return this.#connections.get(connection) ?? null
  }

  /** Event number of the last event of a handshake; `null` when the connection has none. */
  async findHandshake(connection: number): Promise<number | null> {
    while (this.get(connection)?.answered !== true) if (!(await this.advance())) break
    return this.get(connection)?.handshake ?? null
  }

  /** Searches some more; false when there is no more. */
  async advance(): Promise<boolean> {
    const from = this.#searched
    const blocks = await this.#loader.blocksOf(TELLING, from)
    for (const block of blocks) this.#take(block, from)
    return blocks.length > 0
  }

  /** Events before this number are gone. */
  letGo(firstEvent: number): void {
    for (const [connection, known] of this.#connections) {
      if (isBefore(known.opened, firstEvent)) known.opened = null
      if (isBefore(known.error, firstEvent)) known.error = null
      if (isBefore(known.closed, firstEvent)) Object.assign(known, { closed: null, closedAt: null })
      if (isBefore(known.handshake, firstEvent)) Object.assign(known, { handshake: null, answered: false })
      if ((known.opened ?? known.error ?? known.closed ?? known.handshake) === null)
        this.#connections.delete(connection)
    }
  }

  #take(block: CapturedBlock, from: number): void {
    for (let event = Math.max(from, block.place.firstEvent); event <= block.lastEvent; event++) {
      const record = block.record(event)
      // Connection 0 stands for the session as a whole.
      if (record?.kind === 'detail' && record.place.connection > 0) this.#note(record)
    }
    this.#searched = Math.max(this.#searched, block.lastEvent + 1)
  }

  #note({ detailKind, place: { connection, event, time } }: CapturedDetail): void {
    switch (detailKind) {
      case 'connection-opened':
        this.#of(connection).opened = event
        break
      case 'handshake-sent':
      case 'handshake-accepted':
      case 'handshake-refused':
        Object.assign(this.#of(connection), { handshake: event, answered: detailKind !== 'handshake-sent' })
        break
      case 'error':
        this.#of(connection).error ??= event
        break
      case 'connection-closed':
        Object.assign(this.#of(connection), { closed: event, closedAt: time })
        break
      case 'protocol-violation':
      case 'note':
        break
    }
  }

  #of(connection: number): Known {
    const found = this.#connections.get(connection)
    if (found !== undefined) return found
    const known: Known = { ...nothingKnown }
    this.#connections.set(connection, known)
    this.highest = Math.max(this.highest, connection)
    return known
  }
}

const isBefore = (event: number | null, firstEvent: number): boolean => event !== null && event < firstEvent
