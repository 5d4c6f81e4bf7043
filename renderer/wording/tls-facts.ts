import type { SessionEvent } from '../../shared/session/session-event'
import type { Fact } from '../components/fact-list'
import { t } from './translate'

type Tls = Extract<SessionEvent, { kind: 'connection-opened' }>['tls']

/** What a connection is encrypted with, and what its certificate is worth. None on plain TCP. */
export function tlsFacts(tls: Tls): readonly Fact[] {
  if (!tls) return []
  const certificate: Fact = tls.verified
    ? { name: t('fact.certificate'), value: t('fact.certificate.ok') }
    : { name: t('fact.certificate'), value: tls.problem ?? t('fact.certificate.unverified'), tone: 'warning' }
  return [{ name: t('fact.tls'), value: tls.protocol }, { name: t('fact.cipher'), value: tls.cipher }, certificate]
}
