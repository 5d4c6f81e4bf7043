import type { ReactNode } from 'react'
import { PairEditor } from '../../components/pair-editor'
import { Problem } from '../../components/problem'
import { FieldPreview } from '../../components/variable-preview'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { pairWords } from '../../wording/pair-words'
import { t } from '../../wording/translate'

const PROBLEM_ID = 'headers-problem'

/** Order, case and duplicates are the user's, down to the wire. */
export function HeadersEditor(): ReactNode {
  const headers = useApp((state) => state.draft.headers)
  const origin = useApp((state) => state.draft.origin)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const wrong = error?.code === 'header-invalid' ? error : null
  return (
    <div className="option-rows">
      <label className="option-row">
        <span className="option-name">{t('headers.origin')}</span>
        <input
          className="field option-wide"
          value={origin ?? ''}
          placeholder={t('headers.origin.placeholder')}
          spellCheck={false}
          aria-invalid={wrong?.params['name'] === 'Origin'}
          aria-describedby={wrong ? PROBLEM_ID : undefined}
          onChange={({ target }) => editDraft({ origin: target.value === '' ? null : target.value })}
        />
      </label>
      <FieldPreview text={origin} />
      {headers.length === 0 && <p className="faint">{t('headers.none')}</p>}
      <PairEditor
        variables
        rows={headers}
        words={pairWords('headers')}
        wrong={wrong ? { name: wrong.params['name'], describedBy: PROBLEM_ID } : undefined}
        onChange={(rows) => editDraft({ headers: rows })}
      >
        {wrong && <Problem id={PROBLEM_ID} error={wrong} />}
      </PairEditor>
    </div>
  )
}
