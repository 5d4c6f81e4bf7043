/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the list of a combobox whose focus stays in the field */
import { useEffect, useRef, type ReactNode } from 'react'
import { t } from '../../wording/translate'
import type { Suggestion } from './filter-suggestions'

interface SuggestionListProps {
  /** What its parts are known by. */
  readonly id: string
  readonly entries: readonly Suggestion[]
  /** -1 for none. */
  readonly marked: number
  readonly onChoose: (suggestion: Suggestion) => void
}

export const suggestionId = (list: string, index: number): string => `${list}-${index}`

export function SuggestionList({ id, entries, marked, onChoose }: SuggestionListProps): ReactNode {
  const listRef = useRef<HTMLDivElement>(null)
  useEffect(() => listRef.current?.children[marked]?.scrollIntoView({ block: 'nearest' }), [marked])
  if (entries.length === 0) return null
  return (
    <div ref={listRef} id={`${id}-list`} className="suggestions" role="listbox" aria-label={t('filter.suggestions')}>
      {entries.map((entry, index) => (
        <div
          key={`${entry.type} ${entry.text}`}
          id={suggestionId(id, index)}
          className="suggestion"
          role="option"
          tabIndex={-1}
          aria-selected={index === marked}
          // Before the field loses the focus, which would close the list.
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(entry)
          }}
        >
          <span className="mono suggestion-text">{entry.text}</span>
          <span className="faint">{t(`filter.suggestion.${entry.type}`)}</span>
        </div>
      ))}
    </div>
  )
}
