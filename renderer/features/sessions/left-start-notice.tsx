import type { ReactNode } from 'react'
import { sessionEndpoint } from '../../../shared/session/session-endpoint'
import { DismissButton } from '../../components/dismiss-button'
import { NoticeStrip } from '../../components/notice-strip'
import { Problem } from '../../components/problem'
import { VisibleText } from '../../components/visible-text'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Why a session was not started whose fields are not shown any more. */
export function LeftStartNotice(): ReactNode {
  const left = useApp((state) => state.leftStart)
  const dismiss = useApp((state) => state.dismissLeftStart)
  if (left === null) return null
  return (
    <NoticeStrip label={t('left-start.label')} end={<DismissButton label={t('notice.dismiss')} onDismiss={dismiss} />}>
      <span className="notice-text">
        <VisibleText text={t('left-start.text', { endpoint: sessionEndpoint(left.profile) })} />
      </span>
      <Problem error={left.error} />
    </NoticeStrip>
  )
}
