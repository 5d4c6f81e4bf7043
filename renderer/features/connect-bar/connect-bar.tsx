import type { FormEvent, ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { Problem } from '../../components/problem'
import { tabOfError, tabOfVariable } from '../../store/options-tab'
import { selectedIsLive } from '../../store/sessions-slice'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import { ConnectButton } from './connect-button'
import { ExposureBadge, ExposureChoice } from './exposure'
import { KindChoice } from './kind-choice'
import { ListenFields } from './listen-fields'
import { PastedCommand } from './pasted-command'
import { ProfileLine } from './profile-line'
import { SaveButton } from './save-button'
import { ServerUrl } from './server-url'
import { SessionStateMark } from './session-state-mark'
import { UrlField, UrlPreview } from './url-field'
import '../../components/controls.css'
import './connect-bar.css'

const PROBLEM_ID = 'connect-problem'

/** Where to connect to or to listen, and the button that does. */
export function ConnectBar(): ReactNode {
  const mode = useApp((state) => state.mode)
  const live = useApp(selectedIsLive)
  const error = useApp(shownError)
  const connect = useCommand('session.connect')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    connect.run()
  }
  const problem = error && tabOfError(error.code, mode) === null ? error : null
  // The bar says of variables what no field does; they may stand anywhere.
  const isOfBar = problem !== null && tabOfVariable(problem, mode) === null
  const problemId = isOfBar ? PROBLEM_ID : undefined
  return (
    <form className="connect-bar" aria-label={t('connect.bar')} onSubmit={submit}>
      <div className="connect-row">
        <KindChoice />
        {mode === 'client' && <UrlField problem={problemId} />}
        {mode === 'server' && !live && <ListenFields wrong={problem?.code} problem={problemId} />}
        {mode === 'server' && live && <ServerUrl />}
        <SaveButton />
        <ConnectButton />
        <SessionStateMark />
      </div>
      {mode === 'server' && (live ? <ExposureBadge /> : <ExposureChoice />)}
      {mode === 'client' && <UrlPreview />}
      <PastedCommand />
      <ProfileLine />
      {problem && (
        <div className="connect-problem">
          <Problem id={PROBLEM_ID} error={problem} />
        </div>
      )}
    </form>
  )
}
