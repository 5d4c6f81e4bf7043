import type { ReactNode } from 'react'
import type { ReplayDraft } from '../../store/replay-draft'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { RulesFields } from './rules-fields'

export function ComparisonFields({ draft }: { readonly draft: ReplayDraft }): ReactNode {
  const edit = useApp((state) => state.editReplay)
  return (
    <fieldset className="replay-part">
      <legend className="section-title">{t('replay.comparison')}</legend>
      <RulesFields rules={draft.comparison} onChange={(comparison) => edit({ comparison })} />
    </fieldset>
  )
}
