import type { ReactNode } from 'react'
import type { HandshakeReading } from '../../../shared/ipc/timeline-channels'
import type { HandshakeCheck, SessionEvent } from '../../../shared/session/session-event'
import { CopyButton } from '../../components/copy-button'
import { FactList } from '../../components/fact-list'
import { Problem } from '../../components/problem'
import { FIRST_CONNECTION } from '../../store/detail-slice'
import { HIDDEN, isSubprotocolHidden, isTargetHidden } from '../../store/hidden-parts'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { usePointedAt } from '../../store/use-pointed-at'
import { tlsFacts } from '../../wording/tls-facts'
import { t } from '../../wording/translate'
import { CheckList } from './check-list'
import { ExtensionList } from './extension-list'
import { RefusalBody } from './refusal-body'
import { TimingBars } from './timing-bars'
import { SecretsHint } from './secrets-hint'
import { SecretsSwitch } from './secrets-switch'
import { useHiddenHeaders } from './use-hidden-headers'
import { shownText, WireHead } from './wire-head'
import './handshake.css'

/** The handshake as it was on the wire, what is right and wrong with it, and how long each step took. */
export function HandshakePane(): ReactNode {
  const answer = useApp((state) => state.handshake?.answer)
  const connection = useApp((state) => state.handshake?.connection ?? FIRST_CONNECTION)
  const error = useApp((state) => selectedSession(state)?.error)
  const hides = useHiddenHeaders()
  const hidesTarget = useApp((state) => isTargetHidden(state))
  return (
    <section className="handshake-pane" aria-label={t('handshake.label')}>
      <header className="handshake-header">
        <h2 className="event-title">
          {connection === FIRST_CONNECTION ? t('handshake.label') : t('handshake.of-connection', { connection })}
        </h2>
        {answer?.ok && <SecretsSwitch reading={answer.value} />}
        {answer?.ok && (
          <CopyButton what={t('handshake.label')} text={() => asText(answer.value, hides, hidesTarget)} worded />
        )}
      </header>
      {answer?.ok && <SecretsHint />}
      {error && (
        <div className="handshake-section">
          <Problem error={error} />
        </div>
      )}
      {answer?.ok ? (
        <Told reading={answer.value} event={answer.value.event} />
      ) : (
        <p className="detail-note">{t('handshake.none')}</p>
      )}
    </section>
  )
}

function Told({ reading, event }: { readonly reading: HandshakeReading; readonly event: SessionEvent }): ReactNode {
  const hides = useHiddenHeaders()
  const hidesTarget = useApp((state) => isTargetHidden(state))
  const hidesSubprotocol = useApp((state) => isSubprotocolHidden(state))
  const [request, response, checks] = [
    usePointedAt<HTMLDivElement>('request'),
    usePointedAt<HTMLDivElement>('response'),
    usePointedAt<HTMLDivElement>('checks'),
  ]
  const ended = event.kind === 'handshake-accepted' || event.kind === 'handshake-refused' ? event : null
  return (
    <>
      {reading.opened?.tls && (
        <section className="handshake-section" aria-label={t('fact.tls')}>
          <h3 className="section-title">{t('fact.tls')}</h3>
          <FactList facts={tlsFacts(reading.opened.tls)} />
        </section>
      )}
      {ended && (
        <div {...checks}>
          <CheckList checks={hidesSubprotocol ? ended.checks.map(withoutSubprotocol) : ended.checks} />
        </div>
      )}
      {ended && <TimingBars timing={ended.timing} />}
      {event.kind === 'handshake-accepted' && (
        <ExtensionList
          header={event.extensions}
          subprotocol={hidesSubprotocol && event.subprotocol !== null ? HIDDEN : event.subprotocol}
        />
      )}
      <div {...request}>
        <WireHead title={t('handshake.request')} bytes={reading.requestBytes} hides={hides} hidesTarget={hidesTarget} />
      </div>
      {ended && (
        <div {...response}>
          <WireHead title={t('handshake.response')} bytes={reading.responseBytes} hides={hides} />
          {ended.response.body && <RefusalBody body={ended.response.body} />}
        </div>
      )}
    </>
  )
}

/** A header that was not there tells nothing. */
const withoutSubprotocol = (check: HandshakeCheck): HandshakeCheck => {
  const hide = (value: string) => (value === '' ? '' : HIDDEN)
  return check.name === 'sec-websocket-protocol'
    ? { ...check, expected: hide(check.expected), actual: hide(check.actual) }
    : check
}

const asText = (
  { requestBytes, responseBytes }: HandshakeReading,
  hides: (name: string) => boolean,
  hidesTarget: boolean,
): string => shownText(requestBytes, hides, hidesTarget) + shownText(responseBytes, hides)
