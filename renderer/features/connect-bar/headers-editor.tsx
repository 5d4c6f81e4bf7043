import { useMemo, type ReactNode } from 'react'
import { PairEditor } from '../../components/pair-editor'
import { Problem } from '../../components/problem'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { pairWords } from '../../wording/pair-words'
import { t } from '../../wording/translate'
import { VariablePreview } from '../../components/variable-preview'
import { previewOf } from '../../store/variable-preview'

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
      {headers.length === 0 && <p className="faint">{t('headers.none')}</p>}
      <PairEditor
        rows={headers}
        words={pairWords('headers')}
        wrong={wrong ? { name: wrong.params['name'], describedBy: PROBLEM_ID } : undefined}
        onChange={(rows) => editDraft({ headers: rows })}
      >
        {headers.map(([name, value], index) => (
          // A row is its place.
          // oxlint-disable-next-line react/no-array-index-key
          <HeaderPreview key={index} name={name} value={value} />
        ))}
        {wrong && <Problem id={PROBLEM_ID} error={wrong} />}
      </PairEditor>
    </div>
  )
}

function HeaderPreview({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  const environments = useApp((state) => state.environments)
  const preview = useMemo(() => previewOf(`${name}: ${value}`, environments), [name, value, environments])
  return <VariablePreview preview={preview} />
}
