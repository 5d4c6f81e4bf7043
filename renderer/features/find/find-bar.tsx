import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { useFocusTarget } from '../../commands/focus-targets'
import { Problem } from '../../components/problem'
import { useSettled } from '../../components/use-settled'
import { placeIn } from '../../store/session-place'
import { useApp } from '../../store/store-context'
import { viewOf } from '../../store/timeline-view'
import { progressOf } from '../../store/views-slice'
import { t } from '../../wording/translate'
import './find.css'

interface OfSession {
  readonly session: string
}

/** Find of a session, where it is open. */
export function FindBar({ session }: OfSession): ReactNode {
  const isOpen = useApp((state) => placeIn(state, session).findOpen)
  return isOpen ? <OpenFindBar key={session} session={session} /> : null
}

/** Under live traffic the count never rests for so long: it is seen to grow, and not read aloud each time. */
const SAY_AFTER_MS = 700

/** A search in main is begun once the typing rests for so long. */
const SEARCH_AFTER_MS = 150

function OpenFindBar({ session }: OfSession): ReactNode {
  const needle = useApp((state) => placeIn(state, session).needle)
  const isActive = useApp((state) => state.selectedSession === session)
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
  useFocusTarget(isActive ? 'find' : null, focus)

  useEffect(() => {
    const timer = setTimeout(() => editNeedle(typed, session), SEARCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, session, editNeedle])

  /** What was typed so far: it need not rest before that. */
  const goTo = (direction: typeof next) => {
    editNeedle(typed, session)
    direction.run()
  }
  const close = () => {
    closeFind()
    leave.run()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') close()
    else if (event.key !== 'Enter') return
    else if (event.shiftKey) goTo(previous)
    else goTo(next)
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
      <FindCount session={session} />
      <button
        type="button"
        className="button quiet small icon"
        aria-label={t('command.find.previous')}
        onClick={() => goTo(previous)}
      >
        ↑
      </button>
      <button
        type="button"
        className="button quiet small icon"
        aria-label={t('command.find.next')}
        onClick={() => goTo(next)}
      >
        ↓
      </button>
      <button type="button" className="button quiet small icon" aria-label={t('find.close')} onClick={close}>
        ✕
      </button>
    </search>
  )
}

function FindCount({ session }: OfSession): ReactNode {
  const opened = useApp((state) => state.findViews.get(session))
  const progress = useApp((state) => progressOf(state, state.findViews.get(session)))
  const match = useApp((state) => placeIn(state, session).foundMatch)
  const selected = useApp((state) => viewOf(state.views, session).selected)
  const problem = opened?.error ?? progress?.problem ?? null
  if (problem) return <Problem error={problem} />
  if (!opened) return null
  const letGo = progress?.letGo ?? 0
  const count = (progress?.rows ?? 0) - letGo
  const isAtMatch = match !== null && match.view === opened.view && match.event === selected && match.row >= letGo
  const words = isAtMatch
    ? t('find.place', { place: match.row + 1 - letGo, total: Math.max(count, match.total - letGo) })
    : t(progress?.done === false ? 'find.matches.so-far' : 'find.matches', { count })
  return <SaidCount words={words} />
}

function SaidCount({ words }: { readonly words: string }): ReactNode {
  const settled = useSettled(words, SAY_AFTER_MS)
  return (
    <>
      <span className="find-count mono" title={words} aria-hidden="true">
        {words}
      </span>
      <output className="sr-only">{settled}</output>
    </>
  )
}
