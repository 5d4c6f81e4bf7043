import type { ReactNode } from 'react'
import type { FilterError, FilterHint } from '../../shared/filter/filter-problem'
import { parseFilter } from '../../shared/filter/parse-filter'
import { correctedText } from '../../shared/filter/corrected-text'
import { say, t } from '../wording/translate'
import { useSettled } from './use-settled'
import './filter-problem-list.css'

/** Long enough that a half-typed word is not called wrong. */
const SETTLE_MS = 500
const MAX_SHOWN = 3

interface FilterProblemListProps {
  readonly id: string
  /** As typed. */
  readonly text: string
  readonly onCorrect: (text: string) => void
}

/** What is wrong with a text in the language of the filter: the part that is meant, why, and what may have been meant. */
export function FilterProblemList({ id, text: typed, onCorrect }: FilterProblemListProps): ReactNode {
  const text = useSettled(typed, SETTLE_MS)
  if (text !== typed) return null
  const { errors, hints } = parseFilter(text)
  if (errors.length + hints.length === 0) return null
  return (
    <div role="alert">
      <ul id={id} className="filter-problems">
        {errors.slice(0, MAX_SHOWN).map((error) => (
          <ErrorLine key={`${error.code} ${error.from}`} text={text} error={error} onCorrect={onCorrect} />
        ))}
        {hints.slice(0, MAX_SHOWN).map((hint) => (
          <HintLine key={`${hint.code} ${hint.from}`} hint={hint} />
        ))}
      </ul>
    </div>
  )
}

interface ErrorLineProps extends Pick<FilterProblemListProps, 'text' | 'onCorrect'> {
  readonly error: FilterError
}

function ErrorLine({ text, error, onCorrect }: ErrorLineProps): ReactNode {
  const corrected = correctedText(text, error)
  return (
    <li className="filter-problem">
      <code className="filter-excerpt">
        {error.from > EXCERPT && '…'}
        {text.slice(Math.max(0, error.from - EXCERPT), error.from)}
        <mark>{text.slice(error.from, error.to)}</mark>
        {text.slice(error.to, error.to + EXCERPT)}
        {error.to + EXCERPT < text.length && '…'}
      </code>
      <span className="error">{say(`filter-error.${error.code}`, error.params)}</span>
      {corrected !== null && (
        <button type="button" className="button small" onClick={() => onCorrect(corrected)}>
          {t('filter.use', { text: error.params['suggestion'] ?? '' })}
        </button>
      )}
    </li>
  )
}

/** Characters shown around the part that is meant. */
const EXCERPT = 12

function HintLine({ hint }: { readonly hint: FilterHint }): ReactNode {
  return <li className="filter-problem warning">{say(`filter-hint.${hint.code}`, hint.params)}</li>
}
