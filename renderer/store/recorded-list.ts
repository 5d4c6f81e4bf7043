import type { AppError } from '../../shared/errors/app-error'
import type { ConnectionSummary } from '../../shared/session/connection-summary'
import type { Bridge } from '../bridge/bridge'
import type { Connections } from './connection-list'

/** How a list came about that is read from the capture. */
export interface RecordedList {
  /** How much was read, from 0 to 1. */
  readonly progress: number
  /** So many more are not in the list. */
  readonly leftOut: number
  /** When the session ended, nanoseconds since its start. */
  readonly end: number
}

/**
 * Reads the connections of a recorded session part by part, until nobody wants them any more. More are shown whenever
 * there are twice as many, because a list is put together anew each time. Resolves with what kept it from its end.
 */
export async function readRecordedList(
  bridge: Bridge,
  session: string,
  isWanted: () => boolean,
  show: (list: RecordedList, connections: Connections) => void,
): Promise<AppError | null> {
  const read = new Map<number, ConnectionSummary>()
  let shown: Connections = new Map()
  let from: number | null = 1
  show({ progress: 0, leftOut: 0, end: 0 }, shown)
  while (from !== null) {
    const reply = await bridge.server.recordedConnections({ session, from })
    if (!isWanted()) return null
    if (!reply.ok) return reply.error
    const { connections, next, ...list } = reply.value
    for (const summary of connections) read.set(summary.connection, summary)
    if (next === null || read.size > 2 * shown.size) shown = new Map(read)
    show(list, shown)
    from = next
  }
  return null
}
