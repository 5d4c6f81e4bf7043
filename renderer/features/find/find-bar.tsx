import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { useFocusTarget } from '../../commands/focus-targets'
import { errorSentence } from '../../../shared/wording/error-sentence'
import { useApp } from '../../store/store-context'
import { viewOf } from '../../store/timeline-view'
import { progressOf } from '../../store/views-slice'
import { t } from '../../wording/translate'
import './find.css'

export function FindBar(): ReactNode {
  const isOpen = useApp((state) => state.findOpen)
  return isOpen ? <OpenFindBar /> : null
}

/** A search in main is begun once the typing rests for so long. */
const SEARCH_AFTER_MS = 150

function OpenFindBar(): ReactNode {
  const needle = useApp((state) => state.needle)
  const editNeedle = useApp((state) => state.editNeedle)
  const closeFind = useApp((state) => state.closeFind)
  const next = useCommand('find.next')
  const previous = useCommand('find.previous')
  const leave = useCommand('timeline.focus')
  const inputRef = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(needle)
  const focus = useCallback(() => {
    inputRef.current?.focus()
    inputRef.current?.select()
  }, [])
  useFocusTarget('find', focus)
  useEffect(focus, [focus])

  useEffect(() => {
    const timer = setTimeout(() => editNeedle(typed), SEARCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, editNeedle])

  const close = () => {
    closeFind()
    leave.run()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') close()
    else if (event.key !== 'Enter') return
    else if (event.shiftKey) previous.run()
    else next.run()
    event.preventDefault()
  }

  return (
    <search className="find-bar" aria-label={t('find.label')}>
      <input
        ref={inputRef}
        className="field find-field"
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
      />
      <FindCount />
      <button
        type="button"
        className="button quiet small icon"
        aria-label={t('command.find.previous')}
        onClick={previous.run}
      >
        ↑
      </button>
      <button type="button" className="button quiet small icon" aria-label={t('command.find.next')} onClick={next.run}>
        ↓
      </button>
      <button type="button" className="button quiet small icon" aria-label={t('find.close')} onClick={close}>
        ✕
      </button>
    </search>
  )
}

function FindCount(): ReactNode {
  const opened = useApp((state) => state.findView)
  const progress = useApp((state) => progressOf(state, state.findView))
  const match = useApp((state) => state.foundMatch)
  const selected = useApp((state) => viewOf(state.views, state.selectedSession).selected)
  const problem = opened?.error ?? progress?.problem ?? null
  if (problem) return <span className="error">✕ {errorSentence(problem)}</span>
  if (!opened) return null
  const letGo = progress?.letGo ?? 0
  const count = (progress?.rows ?? 0) - letGo
  const isAtMatch = match !== null && match.view === opened.view && match.event === selected && match.row >= letGo
  return (
    <output className="find-count mono">
      {isAtMatch
        ? t('find.place', { place: match.row + 1 - letGo, total: Math.max(count, match.total - letGo) })
        : t(progress?.done === false ? 'find.matches.so-far' : 'find.matches', { count })}
    </output>
  )
}
