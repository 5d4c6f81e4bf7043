import type { SessionEvent } from '../../shared/session/session-event'
import type { CaptureReader } from './capture-reader'
import { messageName, type Chosen } from './chosen-events'
import { GrowableNumbers } from './growable-numbers'

/** What tells of a connection as a whole. */
const ofConnections: ReadonlySet<SessionEvent['kind']> = new Set([
  'connection-opened',
  'handshake-sent',
  'handshake-accepted',
  'handshake-refused',
  'connection-closed',
])

/**
 * What was chosen, with what it is no use without in a file: a message with its frames, a frame with its message, and how
 * their connections came and went. Ascending. Memory: 8 bytes for each event, and 40 for each connection of the capture.
 */
export async function eventsTogether(reader: CaptureReader, chosen: Chosen): Promise<AsyncIterator<number>> {
  const end = reader.eventCount
  const found = new GrowableNumbers()
  const connections = new Set<number>()
  const aroundConnections = new GrowableNumbers()
  const connectionsAround = new GrowableNumbers()
  /** Messages of which a frame was chosen and that are not complete yet. */
  const ofFrames = new Set<string>()
  for await (const passage of reader.passages()) {
    if (passage.first >= end) break
    for (let number = passage.first; number <= passage.last && number < end; number++) {
      const reading = passage.event(number)
      const event = reading instanceof Promise ? await reading : reading
      const isChosen = await chosen.has(number, event.connection)
      if (ofConnections.has(event.kind)) {
        aroundConnections.push(number)
        connectionsAround.push(event.connection)
      }
      if (event.kind === 'frame' && isChosen && event.message !== null) ofFrames.add(messageName(event))
      const wanted = (event.kind === 'message' && ofFrames.delete(messageName(event))) || isChosen
      if (!wanted) continue
      connections.add(event.connection)
      if (event.kind === 'message') {
        const { frames } = await passage.content(number)
        for (const frame of frames) found.push(frame)
      }
      found.push(number)
    }
  }
  for (let index = 0; index < aroundConnections.length; index++)
    if (connections.has(connectionsAround.at(index))) found.push(aroundConnections.at(index))
  return ascending(found)
}

async function* ascending(numbers: GrowableNumbers): AsyncGenerator<number, void, undefined> {
  const sorted = Float64Array.from({ length: numbers.length }, (_, index) => numbers.at(index)).toSorted()
  let last = -1
  for (const number of sorted) {
    if (number !== last) yield number
    last = number
  }
}
