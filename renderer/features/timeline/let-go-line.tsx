import type { ReactNode } from 'react'
import { isLimited } from '../../../shared/session/recording-limits'
import { classes } from '../../components/classes'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/**
 * Above the first row of a session with a limit: how many events were before it. From the start, so that the rows stay
 * where they are when the first ones go.
 */
export function LetGoLine({ session }: { readonly session: string }): ReactNode {
  const count = useApp((state) => state.sessions.get(session)?.letGo.reduce((sum, each) => sum + each, 0) ?? 0)
  const keep = useApp((state) => state.sessions.get(session)?.head.profile.keep)
  if (keep === undefined || !isLimited(keep)) return null
  const limits = [
    ...(keep.megabytes === null ? [] : [t('timeline.kept.megabytes', { megabytes: keep.megabytes })]),
    ...(keep.hours === null ? [] : [t('timeline.kept.hours', { hours: keep.hours })]),
  ].join(', ')
  return (
    <p className={classes('timeline-kept', count > 0 && 'warning')} title={t('timeline.kept.hint')}>
      {count === 0 ? t('timeline.kept', { limits }) : t('timeline.let-go', { count, limits })}
    </p>
  )
}
