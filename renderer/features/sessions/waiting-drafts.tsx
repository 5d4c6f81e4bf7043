import type { ReactNode } from 'react'
import { sessionEndpoint } from '../../../shared/session/session-endpoint'
import type { SessionProfile } from '../../../shared/session/session-summary'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { VisibleText } from '../../components/visible-text'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** What was typed into the connect bar before something else was put there: a press takes it up again. */
export function WaitingDrafts(): ReactNode {
  const drafts = useApp((state) => state.waitingDrafts)
  if (drafts.length === 0) return null
  return (
    <section aria-label={t('sessions.waiting')}>
      <h3 className="session-group">{t('sessions.waiting')}</h3>
      <ul>
        {drafts.map((draft, index) => (
          // The newest is first, so that places shift; drafts have no other name.
          // oxlint-disable-next-line react/no-array-index-key
          <WaitingDraft key={index} draft={draft} />
        ))}
      </ul>
    </section>
  )
}

function WaitingDraft({ draft }: { readonly draft: SessionProfile }): ReactNode {
  const resume = useApp((state) => state.resumeDraft)
  const drop = useApp((state) => state.dropWaitingDraft)
  const name = sessionEndpoint(draft) || t(`profiles.new.${draft.mode}`)
  return (
    <li className="session-item">
      <button
        type="button"
        className="session-open"
        title={withSigns(t('sessions.waiting.resume', { name }))}
        onClick={() => resume(draft)}
      >
        <span className="session-dot" aria-hidden="true">
          ✎
        </span>
        <span className="session-text session-name">
          <VisibleText text={name} />
        </span>
      </button>
      <button
        type="button"
        className="button quiet small icon session-delete"
        aria-label={t('sessions.waiting.drop', { name })}
        title={withSigns(t('sessions.waiting.drop', { name }))}
        onClick={() => drop(draft)}
      >
        ✕
      </button>
    </li>
  )
}
