import type { ReactNode } from 'react'
import { isLoopback } from '../../../shared/session/listening-address'
import { Check } from '../../components/check'
import { CopyButton } from '../../components/copy-button'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Others than this machine are let in only by whoever says so. */
export function ExposureChoice(): ReactNode {
  const host = useApp((state) => state.serverDraft.host)
  const allowed = useApp((state) => state.exposedHost === state.serverDraft.host)
  const allow = useApp((state) => state.allowExposure)
  if (isLoopback(host)) return null
  return (
    <div className="exposure warning">
      <span aria-hidden="true">⚠</span>
      {t('listen.exposed.hint')}
      <Check label={t('listen.exposed.allow')} checked={allowed} onChange={allow} />
    </div>
  )
}

/** While others can reach the server: that they can, and where. */
export function ExposureBadge(): ReactNode {
  const server = useApp((state) => selectedSession(state)?.server)
  if (!server?.exposed) return null
  return (
    <div className="exposure">
      <span className="badge warning">⚠ {t('listen.exposed')}</span>
      {server.urls.map((url) => (
        <span key={url} className="mono exposure-url">
          {url} <CopyButton what={url} text={url} />
        </span>
      ))}
    </div>
  )
}
