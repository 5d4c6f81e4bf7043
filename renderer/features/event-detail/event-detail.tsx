import type { ReactNode } from 'react'
import { parseBase64 } from '../../../shared/payload/base64'
import { hexDump } from '../../../shared/payload/hex-dump'
import type { SessionEvent } from '../../../shared/session/session-event'
import { classes } from '../../components/classes'
import { CopyButton } from '../../components/copy-button'
import { FactList, factsAsText } from '../../components/fact-list'
import { ScrolledText } from '../../components/scrolled-text'
import { VisibleText } from '../../components/visible-text'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { timeFacts } from '../../wording/time-facts'
import { t } from '../../wording/translate'
import { eventStory } from './event-story'
import './event-detail.css'

/** The events that have their own pane. */
export type ToldEvent = Extract<
  SessionEvent,
  { kind: 'connection-opened' | 'protocol-violation' | 'error' | 'note' | 'connection-closed' }
>

/** One sentence that says what happened, then what is known about it. */
export function EventDetail({ event }: { readonly event: ToldEvent }): ReactNode {
  const startedAt = useApp((state) => selectedSession(state)?.head.startedAt ?? 0)
  const zone = useApp((state) => state.settings.times)
  const { title, tone, sentence, facts } = eventStory(event)
  const allFacts = [...facts, ...timeFacts(startedAt, event.time, zone)]
  const dump = event.kind === 'protocol-violation' ? dumpOf(event.base64) : null
  const asText = () => [sentence, factsAsText(allFacts), ...(dump ? [dump] : [])].join('\n')
  return (
    <div className="event-detail">
      <div className="event-heading">
        <h2 className={classes('event-title', tone)}>{title}</h2>
        <CopyButton what={title} text={asText} worded />
      </div>
      <p className="event-sentence">
        <VisibleText text={sentence} />
      </p>
      <FactList facts={allFacts} />
      {dump && (
        <>
          <h3 className="section-title">
            {t('fact.bytes')}
            <CopyButton what={t('fact.bytes')} text={dump} />
          </h3>
          <ScrolledText className="event-bytes mono" label={t('fact.bytes')}>
            {dump}
          </ScrolledText>
        </>
      )}
    </div>
  )
}

function dumpOf(base64: string): string | null {
  const bytes = parseBase64(base64)
  return bytes.ok && bytes.value.length > 0 ? hexDump(bytes.value) : null
}
