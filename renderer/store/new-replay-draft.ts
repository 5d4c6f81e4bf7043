import type { Direction } from '../../shared/session/direction'
import type { AppState } from './app-state'
import { targetChoices, usuallyIgnored, type ReplayDraft, type ReplayScope } from './replay-draft'
import { severalSelected } from './row-selection'
import { viewOf } from './timeline-view'
import { shownView } from './views-slice'

/** What the dialog begins with, for a session and what of it was pointed at. */
export function replayDraftOf(state: AppState, source: string, scope: ReplayScope): ReplayDraft {
  const session = state.sessions.get(source)
  const { selected } = viewOf(state.views, source)
  const spans = severalSelected(state, source)?.spans ?? null
  const chosen = scopeOf(scope, selected, spans)
  const reading = state.reading?.answer
  const event = reading?.ok === true && reading.value.event.event === selected ? reading.value.event : null
  const target = targetChoices(state.sessions, state.profileTree, source)[0] ?? null
  const targetMode = target && (target.kind === 'session' ? state.sessions.get(target.place)?.head.mode : 'client')
  /** What clients said goes to a server, and what servers said to clients. */
  const usual: Direction = session?.head.mode === targetMode ? 'sent' : 'received'
  return {
    source,
    scope: chosen,
    event: selected,
    connection: event && event.connection > 0 ? event.connection : 1,
    view: shownView(state, source),
    spans,
    direction: chosen === 'event' && event !== null && 'direction' in event ? event.direction : usual,
    target,
    selectedOnly: state.connectionSelection.numbers.size > 0,
    selected: [...state.connectionSelection.numbers],
    frames: 'connection',
    pace: 'original',
    factor: '1',
    intervalMs: 100,
    timeoutMs: 5_000,
    skipped: new Set(),
    edits: new Map(),
    replacements: [],
    comparison: { pairing: { kind: 'order' }, ignored: [...usuallyIgnored] },
  }
}

/** What was pointed at, as far as it is there. */
function scopeOf(scope: ReplayScope, selected: number | null, spans: ReplayDraft['spans']): ReplayScope {
  if (scope === 'event' && spans !== null) return 'selection'
  return selected === null && (scope === 'event' || scope === 'from') ? 'all' : scope
}
