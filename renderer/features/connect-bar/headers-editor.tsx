import type { ReactNode } from 'react'
import { Problem } from '../../components/problem'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { movedUp, withChange, withoutRow, withRow } from './header-rows'

const PROBLEM_ID = 'headers-problem'

/** Order, case and duplicates are the user's, down to the wire. */
export function HeadersEditor(): ReactNode {
  const headers = useApp((state) => state.draft.headers)
  const origin = useApp((state) => state.draft.origin)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const wrong = error?.code === 'header-invalid' ? error : null
  return (
    <div className="headers-editor">
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
      {headers.map(([name, value], index) => {
        const number = index + 1
        return (
          // A row is its place: two rows may be equal.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="header-row">
            <input
              className="field header-name"
              aria-label={t('headers.name', { number })}
              value={name}
              spellCheck={false}
              aria-invalid={wrong?.params['name'] === name}
              aria-describedby={wrong ? PROBLEM_ID : undefined}
              onChange={({ target }) => editDraft({ headers: withChange(headers, index, 0, target.value) })}
            />
            <input
              className="field option-wide"
              aria-label={t('headers.value', { number })}
              value={value}
              spellCheck={false}
              onChange={({ target }) => editDraft({ headers: withChange(headers, index, 1, target.value) })}
            />
            <button
              type="button"
              className="button quiet icon"
              aria-label={t('headers.up', { number })}
              title={t('headers.up', { number })}
              disabled={index === 0}
              onClick={() => editDraft({ headers: movedUp(headers, index) })}
            >
              ↑
            </button>
            <button
              type="button"
              className="button quiet icon"
              aria-label={t('headers.remove', { number })}
              title={t('headers.remove', { number })}
              onClick={() => editDraft({ headers: withoutRow(headers, index) })}
            >
              ✕
            </button>
          </div>
        )
      })}
      {wrong && <Problem id={PROBLEM_ID} error={wrong} />}
      <button type="button" className="button small" onClick={() => editDraft({ headers: withRow(headers) })}>
        {t('headers.add')}
      </button>
    </div>
  )
}
