import type { ReactNode } from 'react'
import type { HandshakeCheck } from '../../../shared/session/session-event'
import { classes } from '../../components/classes'
import { CopyButton } from '../../components/copy-button'
import { VisibleText } from '../../components/visible-text'
import { sectionName } from '../../../shared/wording/section-name'
import { t } from '../../wording/translate'

/** Each rule of RFC 6455 §4 for the response, what it wants and what came. */
export function CheckList({ checks }: { readonly checks: readonly HandshakeCheck[] }): ReactNode {
  const asText = () =>
    checks
      .map(({ name, ok, expected, actual }) => `${ok ? '✓' : '✕'} ${t(`check.${name}`)}: ${expected} / ${actual}`)
      .join('\n')
  return (
    <section className="handshake-section" aria-label={t('handshake.checks')}>
      <h3 className="section-title">
        {t('handshake.checks')}
        <CopyButton what={t('handshake.checks')} text={asText} />
      </h3>
      <ul className="check-list">
        {checks.map((check, index) => (
          // There may be several of a name, and what was checked does not change any more.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={classes('check-item', !check.ok && 'failed')}>
            <span className={check.ok ? 'received' : 'error'} aria-hidden="true">
              {check.ok ? '✓' : '✕'}
            </span>
            <span>
              {t(`check.${check.name}`)} <span className="faint check-section">{sectionName(check.section)}</span>
              <span className="sr-only">{t(check.ok ? 'handshake.check.ok' : 'handshake.check.failed')}</span>
              <Values check={check} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const named = (value: string): ReactNode => (value === '' ? t('handshake.check.absent') : <VisibleText text={value} />)

/** A passed check needs only what came; a failed one shows both. An empty value is a header that was not there. */
function Values({ check }: { readonly check: HandshakeCheck }): ReactNode {
  if (check.ok && check.expected === check.actual)
    return <span className="check-value mono">{named(check.actual)}</span>
  return (
    <span className="check-value mono">
      <span className="faint">{t('handshake.check.expected')} </span>
      {named(check.expected)}
      <br />
      <span className="faint">{t('handshake.check.actual')} </span>
      <span className={check.ok ? undefined : 'error'}>{named(check.actual)}</span>
    </span>
  )
}
