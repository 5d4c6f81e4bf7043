import type { LiveSession, LiveTick } from '../../shared/ipc/live-tick'
import { isLive } from '../../shared/session/session-state'
import type { SessionHead, SessionSummary } from '../../shared/session/session-summary'
import { derived } from './derived'

/** By id. A session that did not change stays the same object, so that what shows it need not be drawn again. */
export type Sessions = ReadonlyMap<string, LiveSession>

const silent: LiveSession['rates'] = { sentMessages: 0, receivedMessages: 0, sentBytes: 0, receivedBytes: 0 }

/** Adds what a list or a reply brought. What a tick told already is newer and stays. */
export function withSummaries(sessions: Sessions, summaries: readonly SessionSummary[]): Sessions {
  const next = new Map(sessions)
  for (const summary of summaries)
    if (!next.has(summary.head.id)) next.set(summary.head.id, { ...summary, rates: silent })
  return next
}

export function withTick(sessions: Sessions, tick: LiveTick): Sessions {
  if (tick.sessions.length === 0 && tick.deleted.length === 0) return sessions
  const next = new Map(sessions)
  for (const session of tick.sessions) next.set(session.head.id, session)
  for (const id of tick.deleted) next.delete(id)
  return next
}

/** The same map where none of them is in it. */
export function withoutKeys<Value>(
  map: ReadonlyMap<string, Value>,
  keys: readonly string[],
): ReadonlyMap<string, Value> {
  if (!keys.some((key) => map.has(key))) return map
  const next = new Map(map)
  for (const key of keys) next.delete(key)
  return next
}

/** Has several connections, or may have: the timeline tells them apart. */
export function hasSeveralConnections({ head, client }: LiveSession): boolean {
  if (head.profile.mode === 'server' || head.profile.reconnect.enabled || head.profile.redirects.follow) return true
  return client !== undefined && client.connection > 1
}

const newestFirst = derived((sessions: Sessions) =>
  [...sessions.values()].toSorted((a, b) => b.head.startedAt - a.head.startedAt).map(({ head }) => head),
)

/** Newest first; of one mode, or of both. */
export const sessionIds = (sessions: Sessions, mode?: SessionHead['mode']): readonly string[] =>
  newestFirst(sessions).flatMap((head) => (mode === undefined || head.mode === mode ? [head.id] : []))

/** Ids of the profiles that a session runs of. */
export const liveProfiles = derived(
  (sessions: Sessions): ReadonlySet<string | undefined> =>
    new Set([...sessions.values()].filter(({ state }) => isLive(state)).map(({ head }) => head.savedAs?.id)),
)
