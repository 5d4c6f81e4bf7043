import type { ReactNode } from 'react'
import { formatJson } from '../../../shared/payload/format-json'
import { readJson } from '../../../shared/payload/json-reader'
import type { SessionState } from '../../../shared/session/session-state'
import { useCommand } from '../../commands/commands-context'
import { useShortcut } from '../../commands/use-shortcut'
import type { SessionMode } from '../../store/draft-slice'
import type { OutgoingDraft } from '../../store/outgoing-draft'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { Fragments } from './fragments'
import { HistoryMenu } from './history-menu'
import { RepeatButton } from './repeats'
import { TargetChoice } from './target-choice'

export function ComposerActions({ draft }: { readonly draft: OutgoingDraft }): ReactNode {
  const send = useCommand('composer.send')
  const sendKeys = useShortcut('composer.send')
  const sessionState = useApp((state) => selectedSession(state)?.state ?? 'idle')
  const mode = useApp((state) => state.mode)
  const editComposer = useApp((state) => state.editComposer)

  function format(): void {
    const reading = readJson(draft.json)
    const formatted = reading.kind === 'valid' ? formatJson(reading.document) : null
    if (formatted !== null) editComposer({ json: formatted })
  }

  return (
    <>
      <button type="button" className="button primary" disabled={!send.enabled} onClick={send.run}>
        {t('composer.send')} <span aria-hidden="true">{sendKeys}</span>
      </button>
      <TargetChoice />
      {draft.kind === 'json' && (
        <button type="button" className="button" onClick={format}>
          {t('composer.format')}
        </button>
      )}
      <RepeatButton />
      <Fragments draft={draft} />
      <KeepButton draft={draft} />
      <HistoryMenu />
      {sessionState !== 'open' && <span className="dim composer-reason">{t(reasonOf(sessionState, mode))}</span>}
    </>
  )
}

function KeepButton({ draft }: { readonly draft: OutgoingDraft }): ReactNode {
  const keep = useCommand('library.keep')
  if (draft.kind === 'file') return null
  return (
    <button
      type="button"
      className="button"
      title={t('command.library.keep')}
      disabled={!keep.enabled}
      onClick={keep.run}
    >
      {t('composer.keep')}
    </button>
  )
}

/** Why nothing can be sent now. */
function reasonOf(state: Exclude<SessionState, 'open'>, mode: SessionMode) {
  switch (state) {
    case 'idle':
    case 'closed':
    case 'cancelled':
    case 'failed':
      return mode === 'client' ? 'composer.not-open' : 'composer.not-started'
    case 'connecting':
      return 'composer.not-open-yet'
    case 'closing':
      return 'composer.closing'
    case 'waiting':
      return 'composer.waiting'
  }
}
