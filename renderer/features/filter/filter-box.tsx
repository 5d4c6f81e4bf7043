import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { parseFilter } from '../../../shared/filter/parse-filter'
import { useCommand } from '../../commands/commands-context'
import { useFocusTarget } from '../../commands/focus-targets'
import { useSettled } from '../../components/use-settled'
import { placeIn } from '../../store/session-place'
import { useApp, useAppStore } from '../../store/store-context'
import { t } from '../../wording/translate'
import { FilterHelp } from './filter-help'
import { noSuggestions, suggest, withSuggestion, type Suggestion, type Suggestions } from './filter-suggestions'
import { filterProblemsId } from './filter-problems'
import { jsonPathsIn } from './json-paths'
import { SuggestionList, suggestionId } from './suggestion-list'

/** The filter follows the typing after so long, and Enter at once. */
const APPLY_AFTER_MS = 250

export function FilterBox({ session }: { readonly session: string }): ReactNode {
  const store = useAppStore()
  const text = useApp((state) => placeIn(state, session).filterText)
  const isActive = useApp((state) => state.selectedSession === session)
  const history = useApp((state) => state.filterHistory)
  const editFilter = useApp((state) => state.editFilter)
  const applyFilter = useApp((state) => state.applyFilter)
  const settleFilter = useApp((state) => state.settleFilter)
  const rememberFilter = useApp((state) => state.rememberFilter)
  const clear = useCommand('filter.clear')
  const leave = useCommand('timeline.focus')
  const listId = useId()
  const inputRef = useRef<HTMLInputElement>(null)
  const [suggestions, setSuggestions] = useState<Suggestions>(noSuggestions)
  /** The marked suggestion; -1 for none. */
  const [marked, setMarked] = useState(-1)
  useFocusTarget(
    isActive ? 'filter' : null,
    useCallback(() => {
      inputRef.current?.focus()
      inputRef.current?.select()
    }, []),
  )

  const settled = useSettled(text, APPLY_AFTER_MS)
  useEffect(() => {
    if (settled === inputRef.current?.value) settleFilter(session)
  }, [settled, session, settleFilter])

  const isOpen = suggestions.entries.length > 0
  const close = () => {
    setSuggestions(noSuggestions)
    setMarked(-1)
  }
  const open = (value: string, cursor: number) => {
    const { reading, mode, serverDraft } = store.getState()
    const paths = reading?.answer?.ok ? jsonPathsIn(reading.answer.value.bytes) : []
    const responders = mode === 'server' ? serverDraft.responders.map(({ name }) => name) : []
    setSuggestions(suggest(value, cursor, history, { paths, responders }))
    setMarked(-1)
  }
  const change = (value: string, cursor: number) => {
    editFilter(value)
    open(value, cursor)
  }
  const accept = (suggestion: Suggestion) => {
    const next = withSuggestion(text, suggestions, suggestion)
    if (suggestion.type === 'recent') close()
    else open(next.text, next.cursor)
    // Drawn at once: a key that is pressed before the next frame belongs behind what was accepted.
    flushSync(() => editFilter(next.text))
    inputRef.current?.setSelectionRange(next.cursor, next.cursor)
    inputRef.current?.focus()
  }
  const apply = () => {
    close()
    applyFilter()
    rememberFilter()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const { entries } = suggestions
    const chosen = entries[marked] ?? (event.key === 'Tab' && !event.shiftKey ? entries[0] : undefined)
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (isOpen) setMarked(around(marked + (event.key === 'ArrowDown' ? 1 : -1), entries.length))
        else open(text, event.currentTarget.selectionStart ?? text.length)
        break
      case 'Enter':
        if (chosen) accept(chosen)
        else apply()
        break
      case 'Tab':
        if (!chosen) return close()
        accept(chosen)
        break
      case 'Escape':
        if (isOpen) close()
        else leave.run()
        break
      default:
        return
    }
    event.preventDefault()
  }

  const invalid = parseFilter(text).errors.length > 0
  return (
    <div className="filter-box">
      <input
        ref={inputRef}
        className="field filter-field"
        role="combobox"
        aria-label={t('filter.box')}
        aria-expanded={isOpen}
        aria-controls={`${listId}-list`}
        aria-autocomplete="list"
        aria-activedescendant={marked === -1 ? undefined : suggestionId(listId, marked)}
        aria-invalid={invalid}
        aria-describedby={invalid ? filterProblemsId(session) : undefined}
        placeholder={t('filter.placeholder')}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => change(target.value, target.selectionStart ?? target.value.length)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {text !== '' && (
        <button
          type="button"
          className="button quiet small icon filter-clear"
          aria-label={t('filter.clear')}
          title={t('filter.clear')}
          onClick={() => {
            clear.run()
            inputRef.current?.focus()
          }}
        >
          ✕
        </button>
      )}
      <FilterHelp />
      <SuggestionList id={listId} entries={suggestions.entries} marked={marked} onChoose={accept} />
    </div>
  )
}

/** Past the last one is none, which lets Enter apply the text; then the first one again. */
const around = (index: number, count: number): number => (index >= count ? -1 : index < -1 ? count - 1 : index)
