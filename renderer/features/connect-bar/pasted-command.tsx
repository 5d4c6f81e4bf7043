import type { ReactNode } from 'react'
import { DismissButton } from '../../components/dismiss-button'
import { useApp } from '../../store/store-context'
import { withSigns } from '../../../shared/wording/unseen-characters'
import { t } from '../../wording/translate'

/** Which parts of a pasted command the profile does not have, until somebody puts that away. */
export function PastedCommand(): ReactNode {
  const pasted = useApp((state) => state.pastedCommand)
  const dismiss = useApp((state) => state.dismissPasted)
  if (pasted === null) return null
  const { program, notTaken } = pasted
  const isWhole = notTaken.length === 0
  const what = notTaken.map((word) => withSigns(word)).join(', ')
  return (
    <output className={isWhole ? 'profile-line' : 'profile-line warning'} aria-label={t('pasted.label')}>
      {!isWhole && <span aria-hidden="true">⚠</span>}
      <span>{isWhole ? t('pasted.taken', { program }) : t('pasted.not-taken', { program, what })}</span>
      <DismissButton label={t('notice.dismiss')} onDismiss={dismiss} />
    </output>
  )
}
