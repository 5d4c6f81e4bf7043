import { defaultExportOptions, type ExportFormatId, type ExportOptions } from '../../shared/formats/export-options'
import type { ExportRequest } from '../../shared/formats/export-request'
import type { EventSpan } from '../../shared/session/event-span'
import type { AppState } from './app-state'
import { choiceOf } from './replay-draft'
import { severalSelected } from './row-selection'
import { viewOf } from './timeline-view'
import { shownView, type ViewKey } from './views-slice'

export const exportScopes = ['all', 'connection', 'view', 'selection', 'event'] as const
export type ExportScope = (typeof exportScopes)[number]

/** An export as the dialog has it: every choice keeps what belongs to it. */
export interface ExportDraft {
  readonly session: string
  readonly scope: ExportScope
  readonly connection: number
  /** The selected event; `null` without one. */
  readonly event: number | null
  /** Stretches of selected events, where they are several. */
  readonly spans: readonly EventSpan[] | null
  readonly view: ViewKey
  readonly format: ExportFormatId
  readonly options: ExportOptions
  readonly redact: boolean
}

/** What the dialog begins with. Secrets are hidden each time anew; the format stays the one that was chosen last. */
export function exportDraftOf(state: AppState, session: string, scope: ExportScope): ExportDraft {
  const { selected } = viewOf(state.views, session)
  const spans = severalSelected(state, session)?.spans ?? null
  const reading = state.reading?.answer
  const event = reading?.ok === true && reading.value.event.event === selected ? reading.value.event : null
  const [chosen] = state.connectionSelection.numbers
  return {
    session,
    scope: scopeOf(scope, selected, spans),
    connection: chosen ?? (event && event.connection > 0 ? event.connection : 1),
    event: selected,
    spans,
    view: shownView(state, session),
    format: state.exportFormat,
    options: defaultExportOptions,
    redact: state.settings.redactExports,
  }
}

/** What was pointed at, as far as it is there. */
function scopeOf(scope: ExportScope, selected: number | null, spans: ExportDraft['spans']): ExportScope {
  if (scope === 'event' && spans !== null) return 'selection'
  return scope === 'event' && selected === null ? 'all' : scope
}

export const exportRequestOf = (draft: ExportDraft): ExportRequest => ({
  session: draft.session,
  format: draft.format,
  choice: choiceOf(draft),
  options: draft.options,
  redact: draft.redact,
})
