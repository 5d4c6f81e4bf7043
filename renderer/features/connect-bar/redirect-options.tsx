import type { ReactNode } from 'react'
import { MOST_REDIRECTS, type RedirectPolicy } from '../../../shared/session/redirect-policy'
import { Check } from '../../components/check'
import { WholeNumberField } from '../../components/whole-number-field'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Whether a redirect is followed; else it is shown as the refusal that it is. */
export function RedirectOptions(): ReactNode {
  const redirects = useApp((state) => state.draft.redirects)
  const editDraft = useApp((state) => state.editDraft)
  const edit = (change: Partial<RedirectPolicy>) => editDraft({ redirects: { ...redirects, ...change } })
  return (
    <fieldset className="option-group" aria-label={t('redirects.title')}>
      <Check label={t('redirects.follow')} checked={redirects.follow} onChange={(follow) => edit({ follow })} />
      {redirects.follow && (
        <>
          <WholeNumberField
            label={t('redirects.most')}
            value={redirects.most}
            min={1}
            max={MOST_REDIRECTS}
            onChange={(most) => edit({ most })}
          />
          <Check
            label={t('redirects.messages')}
            checked={redirects.openingMessagesElsewhere}
            onChange={(openingMessagesElsewhere) => edit({ openingMessagesElsewhere })}
          />
        </>
      )}
    </fieldset>
  )
}
