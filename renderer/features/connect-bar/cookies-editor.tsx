import type { ReactNode } from 'react'
import { PairEditor } from '../../components/pair-editor'
import { Problem } from '../../components/problem'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { pairWords } from '../../wording/pair-words'
import { t } from '../../wording/translate'

const PROBLEM_ID = 'cookies-problem'

export function CookiesEditor(): ReactNode {
  const cookies = useApp((state) => state.draft.cookies)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const wrong = error?.code === 'cookie-invalid' ? error : null
  return (
    <fieldset className="option-group option-rows" aria-label={t('cookies.title')}>
      <h3 className="section-title">{t('cookies.title')}</h3>
      <p className="faint">{t('cookies.hint')}</p>
      <PairEditor
        variables
        rows={cookies}
        words={pairWords('cookies')}
        wrong={wrong ? { name: wrong.params['name'], describedBy: PROBLEM_ID } : undefined}
        onChange={(rows) => editDraft({ cookies: rows })}
      >
        {wrong && <Problem id={PROBLEM_ID} error={wrong} />}
      </PairEditor>
    </fieldset>
  )
}
