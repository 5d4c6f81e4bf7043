import { judgeFrames, type SenderState } from '../../shared/protocol/judge-frames'
import type { Outgoing } from '../../shared/session/outgoing'
import type { AppState } from './app-state'
import { stands } from './connection-list'
import { composerTargets } from './connections-slice'
import { selectedSession } from './sessions-slice'

/** Opcodes of the messages that frames made by hand have begun and not ended, by session and connection. */
export type UnfinishedMessages = ReadonlyMap<string, number>

/** The connections that the composer sends to now, as the map has them: one that is opened later begins with nothing. */
function keysOfTargets(state: AppState): readonly string[] {
  const session = selectedSession(state)
  if (session === undefined) return []
  const key = (connection: number) => `${session.head.id} ${connection}`
  if (session.head.mode === 'client') return [key(session.client?.connection ?? 1)]
  const targets = composerTargets(state)
  if (targets !== 'all') return targets.map(key)
  return [...state.connections.values()].filter(stands).map(({ connection }) => key(connection))
}

/** Of the first of those sent to that is inside a message; `null`: none is. */
export function unfinishedOfTargets(state: AppState): number | null {
  // Asked at every change of the store, and nearly always there is nothing to look for.
  if (state.unfinished.size === 0) return null
  for (const key of keysOfTargets(state)) {
    const opcode = state.unfinished.get(key)
    if (opcode !== undefined) return opcode
  }
  return null
}

/**
 * After something was sent to those that the composer sends to. A message of the engine puts an end to one that was begun
 * by hand: the peer takes it for a violation.
 */
export function withUnfinished(state: AppState, outgoing: Outgoing, sender: SenderState): UnfinishedMessages {
  const { unfinished } = state
  if (outgoing.kind === 'ping' || outgoing.kind === 'pong') return unfinished
  const left = outgoing.kind === 'frames' ? judgeFrames(outgoing.frames, sender).unfinished : null
  if (left === null && unfinished.size === 0) return unfinished
  const changed = new Map(unfinished)
  for (const key of keysOfTargets(state))
    if (left === null) changed.delete(key)
    else changed.set(key, left)
  return changed
}
