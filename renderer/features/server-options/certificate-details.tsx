import type { ReactNode } from 'react'
import { useBridge } from '../../bridge/bridge-context'
import { FactList } from '../../components/fact-list'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { startTime } from '../../../shared/wording/clock-time'
import { t } from '../../wording/translate'

const MICROSECONDS_PER_MS = 1000

/** The certificate that the running server shows: to be compared, and to be given to clients. */
export function CertificateDetails(): ReactNode {
  const bridge = useBridge()
  const session = useApp((state) => state.selectedSession)
  const certificate = useApp((state) => selectedSession(state)?.server?.certificate)
  const zone = useApp((state) => state.settings.times)
  const fail = useApp((state) => state.failSession)
  if (!certificate || session === null) return null
  const { fingerprint, subject, names, validUntil } = certificate

  async function exportIt(id: string): Promise<void> {
    const reply = await bridge.server.exportCertificate({ session: id })
    if (!reply.ok) fail(reply.error)
  }
  return (
    <div className="certificate">
      <FactList
        facts={[
          { name: t('certificate.fingerprint'), value: fingerprint },
          { name: t('certificate.subject'), value: subject },
          { name: t('certificate.names'), value: names.join(', ') },
          { name: t('certificate.until'), value: startTime(validUntil * MICROSECONDS_PER_MS, zone) },
        ]}
      />
      <button type="button" className="button small" onClick={() => void exportIt(session)}>
        {t('certificate.export')}
      </button>
    </div>
  )
}
