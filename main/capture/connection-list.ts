import { appError } from '../../shared/errors/app-error'
import type { RecordedConnections } from '../../shared/ipc/server-channels'
import { headerValues } from '../../shared/protocol/header-list'
import { SHOWN_LENGTH, type ConnectionState, type ConnectionSummary } from '../../shared/session/connection-summary'
import type { SessionEvent } from '../../shared/session/session-event'
import { MAX_TALLIED } from '../../shared/survey/traffic-tally'
import type { CaptureSurvey } from './capture-survey'
import { nothingKnown, type ConnectionIndex, type IndexedConnection } from './connection-index'
import type { KeptHandshakes } from './kept-handshakes'

/** After this many milliseconds a reply is given with what there is so far. */
const PATIENCE = 20

type EventOf<Kind> = Extract<SessionEvent, { kind: Kind }>
type Handshake = EventOf<'handshake-sent' | 'handshake-accepted' | 'handshake-refused'>
type Opening = EventOf<'connection-opened'>

/**
 * The clients of a recorded server session, as its list showed them: how each came and went from the events that tell of
 * it, what it said from the survey. It holds numbers alone and reads the events of those that are asked for.
 */
export class ConnectionList {
  readonly #index: ConnectionIndex
  readonly #kept: KeptHandshakes
  readonly #survey: CaptureSurvey
  readonly #read: (event: number) => Promise<SessionEvent>

  constructor(
    index: ConnectionIndex,
    kept: KeptHandshakes,
    survey: CaptureSurvey,
    read: (event: number) => Promise<SessionEvent>,
  ) {
    this.#index = index
    this.#kept = kept
    this.#survey = survey
    this.#read = read
  }

  /** Those from number `from` on, as many as are read soon; none before all events were looked at. */
  async list(from: number): Promise<RecordedConnections> {
    const until = performance.now() + PATIENCE
    const { complete, counted, events } = await this.#survey.advance()
    let searching: boolean
    // At least once: a pause of the process may use up all the patience, and a search that is over has to say so.
    do searching = await this.#index.advance()
    while (searching && performance.now() < until)
    const { traffic, end } = this.#survey
    if (!complete || searching)
      return { connections: [], next: from, progress: counted / Math.max(1, events) / 2, leftOut: 0, end }
    const known = Math.max(this.#index.highest, this.#kept.highest, traffic.highest)
    const highest = Math.min(known, MAX_TALLIED)
    const connections: ConnectionSummary[] = []
    let next = from
    for (; next <= highest && (next === from || performance.now() < until); next++) {
      const summary = await this.#summary(next)
      if (summary !== null) connections.push(summary)
    }
    const leftOut = known - highest
    if (next > highest) return { connections, next: null, progress: 1, leftOut, end }
    return { connections, next, progress: (1 + (next - 1) / highest) / 2, leftOut, end }
  }

  /** `null` where nothing of it is left. */
  async #summary(connection: number): Promise<ConnectionSummary | null> {
    const known = this.#index.get(connection) ?? nothingKnown
    const kept = known.handshake === null ? await this.#kept.read(connection) : null
    const told = kept?.event ?? null
    const handshake = told !== null && isHandshake(told) ? told : await this.#event(known.handshake, isHandshake)
    const opened = kept?.opened ?? (await this.#event(known.opened, isOpening))
    const error = await this.#event(known.error, isError)
    const { traffic } = this.#survey
    const sent = traffic.of(connection, 'sent')
    const received = traffic.of(connection, 'received')
    const lastTime = traffic.lastTime(connection)
    if (known === nothingKnown && kept === null && lastTime === 0) return null
    const openedAt = opened?.time ?? handshake?.time ?? lastTime
    return {
      connection,
      state: stateOf(known, handshake),
      remote: opened?.remote ?? '',
      path: handshake?.request.target.slice(0, SHOWN_LENGTH) ?? null,
      userAgent: headerValues(handshake?.request.headers ?? [], 'User-Agent')[0]?.slice(0, SHOWN_LENGTH) ?? null,
      subprotocol: handshake?.kind === 'handshake-accepted' ? handshake.subprotocol : null,
      sent: { ...sent, bytes: sent.bytes + answerLength(handshake) },
      received: { ...received, bytes: received.bytes + (handshake?.request.length ?? 0) },
      openedAt,
      lastActivity: Math.max(openedAt, handshake?.time ?? 0, lastTime),
      endedAt: known.closedAt,
      reading: true,
      answersPings: true,
      error: error === null ? null : appError(error.code, error.params),
    }
  }

  /** `null` where there is none that can be read. */
  async #event<Kind extends SessionEvent>(
    event: number | null,
    is: (event: SessionEvent) => event is Kind,
  ): Promise<Kind | null> {
    const read = event === null ? null : await this.#read(event)
    return read !== null && is(read) ? read : null
  }
}

const isOpening = (event: SessionEvent): event is Opening => event.kind === 'connection-opened'
const isError = (event: SessionEvent): event is EventOf<'error'> => event.kind === 'error'
const isHandshake = (event: SessionEvent): event is Handshake =>
  event.kind === 'handshake-sent' || event.kind === 'handshake-accepted' || event.kind === 'handshake-refused'

/** As a live one ends; of one whose end is missing, nobody knows. */
function stateOf({ closed }: IndexedConnection, handshake: Handshake | null): ConnectionState {
  if (handshake?.kind === 'handshake-refused') return 'refused'
  if (closed === null) return 'cut-off'
  return handshake?.kind === 'handshake-accepted' ? 'closed' : 'failed'
}

function answerLength(handshake: Handshake | null): number {
  if (handshake === null || handshake.kind === 'handshake-sent') return 0
  const { length, body } = handshake.response
  return length + (body === null ? 0 : Buffer.byteLength(body.base64, 'base64'))
}
