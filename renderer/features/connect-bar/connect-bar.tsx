import { useCallback, useRef, type FormEvent, type ReactNode } from 'react'
import type { AppError } from '../../../shared/errors/app-error'
import { useCommand } from '../../commands/commands-context'
import { useFocusTarget } from '../../commands/focus-targets'
import { Problem } from '../../components/problem'
import type { AppState } from '../../store/app-state'
import { tabOfError } from '../../store/options-tab'
import { selectedIsLive, selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { ConnectButton } from './connect-button'
import { SessionStateMark } from './session-state-mark'
import '../../components/controls.css'
import './connect-bar.css'

/** What Connect came to, or why the shown session did not open. */
export function shownError(state: AppState): AppError | null {
  return state.sessionError ?? selectedSession(state)?.error ?? null
}

export function ConnectBar(): ReactNode {
  const url = useApp((state) => state.draft.url)
  const live = useApp(selectedIsLive)
  const error = useApp(shownError)
  const editDraft = useApp((state) => state.editDraft)
  const connect = useCommand('session.connect')
  const inputRef = useRef<HTMLInputElement>(null)
  const focusUrl = useCallback(() => {
    inputRef.current?.focus()
    inputRef.current?.select()
  }, [])
  useFocusTarget('url', focusUrl)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    connect.run()
  }
  const problem = error && tabOfError(error.code) === null ? error : null
  return (
    <form className="connect-bar" aria-label={t('connect.bar')} onSubmit={submit}>
      <div className="connect-row">
        <span className="connect-kind">{t('connect.kind')}</span>
        <input
          ref={inputRef}
          className="field connect-url"
          aria-label={t('connect.url')}
          placeholder={t('connect.url.placeholder')}
          value={url}
          readOnly={live}
          // The window opens for this field.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'connect-problem' : undefined}
          onChange={({ target }) => editDraft({ url: target.value })}
        />
        <ConnectButton />
        <SessionStateMark />
      </div>
      {problem && (
        <div className="connect-problem">
          <Problem id="connect-problem" error={problem} />
        </div>
      )}
    </form>
  )
}
