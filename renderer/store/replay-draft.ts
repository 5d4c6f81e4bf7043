import type { ComparisonRules } from '../../shared/replay/comparison-rules'
import type { ReplayPace, ReplayRequest, Replacement } from '../../shared/replay/replay-request'
import type { LiveSession } from '../../shared/ipc/live-tick'
import type { ProfileEntry, ProfileSummary, ProfileTree } from '../../shared/profile/profile-tree'
import type { ClientProfile } from '../../shared/session/client-profile'
import type { Direction } from '../../shared/session/direction'
import type { EventChoice } from '../../shared/session/event-choice'
import type { EventSpan } from '../../shared/session/event-span'
import { isLive } from '../../shared/session/session-state'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import type { Sessions } from './session-list'
import type { ViewKey } from './views-slice'

export const replayScopes = ['selection', 'event', 'from', 'view', 'connection', 'all'] as const
export type ReplayScope = (typeof replayScopes)[number]

export const replayPaces = ['original', 'interval', 'fast', 'replies'] as const

/** Where it is sent: a session that is open, a new connection as another session had it, or one of a profile. */
export interface TargetChoice {
  readonly kind: 'session' | 'new' | 'profile'
  /** Id of the session, path of the profile. */
  readonly place: string
}

/** A replay as the dialog has it: every choice keeps what belongs to it. */
export interface ReplayDraft {
  readonly source: string
  readonly scope: ReplayScope
  /** The selected event and its connection; `null` without one. */
  readonly event: number | null
  readonly connection: number
  readonly view: ViewKey
  /** What is selected of the view; `null` where that is one event or none. */
  readonly spans: readonly EventSpan[] | null
  readonly direction: Direction
  readonly target: TargetChoice | null
  /** Of a server: its selected clients alone. */
  readonly selectedOnly: boolean
  readonly selected: readonly number[]
  readonly frames: ReplayRequest['frames']
  readonly pace: ReplayPace['kind']
  /** As typed. */
  readonly factor: string
  readonly intervalMs: number
  readonly timeoutMs: number
  readonly skipped: ReadonlySet<number>
  readonly edits: ReadonlyMap<number, string>
  readonly replacements: readonly Replacement[]
  readonly comparison: ComparisonRules
}

/** Members that differ each time in nearly every protocol. */
export const usuallyIgnored: readonly string[] = ['timestamp', 'time', 'ts']

type ChosenPart = Pick<ReplayDraft, 'scope' | 'event' | 'connection' | 'view' | 'spans'>

export const choiceOf = ({ scope, event, connection, view, spans }: ChosenPart): EventChoice => {
  switch (scope) {
    case 'selection':
      return spans === null ? { kind: 'all' } : { kind: 'view', view, spans: [...spans] }
    case 'event':
      return event === null ? { kind: 'all' } : { kind: 'events', events: [event] }
    case 'from':
      return { kind: 'from', event: event ?? 0, connection: null }
    case 'view':
      return { kind: 'view', view }
    case 'connection':
      return { kind: 'connection', connection }
    case 'all':
      return { kind: 'all' }
  }
}

/** `null` while the text is no factor. */
export function factorOf({ factor }: ReplayDraft): number | null {
  const value = Number(factor.trim().replace(',', '.'))
  return factor.trim() !== '' && value >= 0.001 && value <= 10_000 ? value : null
}

function paceOf(draft: ReplayDraft): ReplayPace | null {
  const factor = factorOf(draft)
  switch (draft.pace) {
    case 'original':
      return factor === null ? null : { kind: 'original', factor }
    case 'interval':
      return { kind: 'interval', ms: draft.intervalMs }
    case 'fast':
      return { kind: 'fast' }
    case 'replies':
      return { kind: 'replies', timeoutMs: draft.timeoutMs }
  }
}

/** Those that there is something to choose of. */
export const scopesOf = ({ event, spans }: ReplayDraft): readonly ReplayScope[] =>
  replayScopes.filter((scope) => {
    if (scope === 'selection') return spans !== null
    return event !== null || (scope !== 'event' && scope !== 'from')
  })

/** There is something to begin with. */
export const isReady = (draft: ReplayDraft): boolean => paceOf(draft) !== null && draft.target !== null

/** Connections are selected in the session that is replayed, and mean nothing in another one. */
export const canBeForSelected = ({ source, target, selected }: ReplayDraft): boolean =>
  target?.kind === 'session' && target.place === source && selected.length > 0

const isForSelected = (draft: ReplayDraft): boolean => draft.selectedOnly && canBeForSelected(draft)

/** `null` while something is missing. */
export function requestOf(draft: ReplayDraft, profile: ClientProfile | null): ReplayRequest | null {
  const pace = paceOf(draft)
  const target = targetOf(draft, profile)
  if (pace === null || target === null) return null
  const { source, direction, frames, skipped, edits, replacements, comparison } = draft
  return {
    source,
    choice: choiceOf(draft),
    direction,
    target,
    pace,
    frames,
    skipped: [...skipped],
    edits: [...edits].map(([event, text]) => ({ event, text })),
    replacements: replacements.filter(({ find }) => find !== ''),
    comparison,
  }
}

function targetOf(draft: ReplayDraft, profile: ClientProfile | null): ReplayRequest['target'] | null {
  const { target, selected } = draft
  if (target?.kind === 'session')
    return { kind: 'session', session: target.place, to: isForSelected(draft) ? [...selected] : 'all' }
  return profile && { kind: 'new', profile }
}

export type NamedTarget = TargetChoice & { readonly name: string }

/** Sessions that can be sent to, client profiles, and client sessions whose like can be opened: each endpoint once. */
export function targetChoices(sessions: Sessions, profiles: ProfileTree, source: string): readonly NamedTarget[] {
  const all = [...sessions.values()].toSorted((one, other) => rank(other, source) - rank(one, source))
  const open = all.filter(({ state }) => state === 'open').map((session) => named('session', session))
  const urls = new Set<string>()
  const fresh = all.filter(({ head }) => {
    if (head.mode !== 'client' || urls.has(head.profile.url)) return false
    urls.add(head.profile.url)
    return true
  })
  const saved = clientProfiles(profiles.entries).map(({ path, name }) => ({
    kind: 'profile' as const,
    place: path,
    name,
  }))
  return [...open, ...fresh.slice(0, MAX_NEW).map((session) => named('new', session)), ...saved]
}

const MAX_NEW = 20

const clientProfiles = (entries: readonly ProfileEntry[]): readonly ProfileSummary[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'folder') return clientProfiles(entry.entries)
    return entry.mode === 'client' ? [entry] : []
  })

/** The source itself first, then what runs, then the newest. */
const rank = ({ head, state }: LiveSession, source: string): number =>
  (head.id === source ? 2e18 : 0) + (isLive(state) ? 1e18 : 0) + head.startedAt

const named = (kind: 'session' | 'new', { head }: LiveSession): NamedTarget => ({
  kind,
  place: head.id,
  name: sessionEndpoint(head.profile),
})
