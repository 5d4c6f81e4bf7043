import { Dialog } from 'radix-ui'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useCommand } from '../../commands/commands-context'
import { utcOffset } from '../../../shared/wording/time-zone'
import { Modal } from '../../components/modal'
import { parseGoTo } from '../../store/go-to-target'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'
import './go-to.css'

/** Asks for an event or a time of the shown session, and goes there. */
export function GoToDialog(): ReactNode {
  const isOpen = useApp((state) => state.goToOpen)
  const ask = useApp((state) => state.askWhereToGo)
  const focusTimeline = useCommand('timeline.focus')
  return (
    <Modal
      described
      className="go-to"
      title={t('go-to.title')}
      open={isOpen}
      onOpen={ask}
      returnFocus={focusTimeline.run}
    >
      <GoToForm />
    </Modal>
  )
}

function GoToForm(): ReactNode {
  const startedAt = useApp((state) => selectedSession(state)?.head.startedAt ?? 0)
  const zone = useApp((state) => state.settings.times)
  const goTo = useApp((state) => state.goTo)
  const ask = useApp((state) => state.askWhereToGo)
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState(false)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const target = parseGoTo(typed, startedAt, utcOffset(zone, startedAt))
    if (!target) return setRefused(true)
    ask(false)
    void goTo(target)
  }
  return (
    <form onSubmit={submit}>
      <div className="go-to-row">
        <input
          className="field go-to-field"
          aria-label={t('go-to.field')}
          aria-invalid={refused}
          aria-describedby="go-to-hint"
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => {
            setTyped(target.value)
            setRefused(false)
          }}
        />
        <button type="submit" className="button primary">
          {t('go-to.go')}
        </button>
      </div>
      <Dialog.Description id="go-to-hint" className={refused ? 'error' : 'dim'}>
        {refused && `${t('go-to.invalid')} `}
        {t(`go-to.hint.${zone}`)}
      </Dialog.Description>
    </form>
  )
}
