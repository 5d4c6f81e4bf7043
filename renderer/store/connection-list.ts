import type { ConnectionState, ConnectionSummary } from '../../shared/session/connection-summary'

/** In the order in which they stand. */
export const connectionColumns = [
  'number',
  'state',
  'remote',
  'path',
  'agent',
  'subprotocol',
  'sent',
  'sent-bytes',
  'received',
  'received-bytes',
  'activity',
  'age',
] as const
export type ConnectionColumn = (typeof connectionColumns)[number]

export interface ConnectionOrder {
  readonly column: ConnectionColumn
  readonly descending: boolean
}

/** By number; a connection that did not change stays the same object. */
export type Connections = ReadonlyMap<number, ConnectionSummary>

const liveStates: readonly ConnectionState[] = ['handshaking', 'open', 'closing']

/** Something can still be done with it. */
export const stands = ({ state }: ConnectionSummary): boolean => liveStates.includes(state)

/** As many that have ended are kept as main keeps. */
const MAX_ENDED = 1000

export function withConnections(connections: Connections, changed: readonly ConnectionSummary[]): Connections {
  const next = new Map(connections)
  for (const summary of changed) next.set(summary.connection, summary)
  const ended = [...next.values()].filter((summary) => !stands(summary))
  for (const { connection } of ended.slice(0, Math.max(0, ended.length - MAX_ENDED))) next.delete(connection)
  return next
}

/** Those that say every word somewhere, in that order; those that are equal in it by number. */
export function listConnections(
  connections: Connections,
  search: string,
  { column, descending }: ConnectionOrder,
): readonly ConnectionSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const sign = descending ? -1 : 1
  return [...connections.values()]
    .filter((summary) => words.length === 0 || saysAll(summary, words))
    .toSorted(
      (one, other) => sign * compare(valueOf(one, column), valueOf(other, column)) || one.connection - other.connection,
    )
}

function saysAll(summary: ConnectionSummary, words: readonly string[]): boolean {
  const { connection, state, remote, path, userAgent, subprotocol } = summary
  const text = `#${connection} ${state} ${remote} ${path ?? ''} ${userAgent ?? ''} ${subprotocol ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** What stands comes first. */
const stateOrder: Readonly<Record<ConnectionState, number>> = {
  open: 0,
  handshaking: 1,
  closing: 2,
  closed: 3,
  refused: 4,
  failed: 5,
  'cut-off': 6,
}

function valueOf(summary: ConnectionSummary, column: ConnectionColumn): number | string {
  switch (column) {
    case 'number':
      return summary.connection
    case 'state':
      return stateOrder[summary.state]
    case 'remote':
      return summary.remote
    case 'path':
      return summary.path ?? ''
    case 'agent':
      return summary.userAgent ?? ''
    case 'subprotocol':
      return summary.subprotocol ?? ''
    case 'sent':
      return summary.sent.messages
    case 'sent-bytes':
      return summary.sent.bytes
    case 'received':
      return summary.received.messages
    case 'received-bytes':
      return summary.received.bytes
    // The time since then, as the column says it: the newest is the least.
    case 'activity':
      return -summary.lastActivity
    case 'age':
      return -summary.openedAt
  }
}

function compare(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return one === other ? 0 : one < other ? -1 : 1
}
