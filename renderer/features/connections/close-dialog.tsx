import { Dialog } from 'radix-ui'
import { useState, type FormEvent, type ReactNode } from 'react'
import { appError, type AppError } from '../../../shared/errors/app-error'
import { encodeClosePayload } from '../../../shared/protocol/close-payload'
import { useCommand } from '../../commands/commands-context'
import { Modal } from '../../components/modal'
import { Problem } from '../../components/problem'
import { standingSelection } from '../../store/connections-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Asks with which code and reason to close what is selected. */
export function CloseDialog(): ReactNode {
  const isOpen = useApp((state) => state.closeAsked)
  const ask = useApp((state) => state.askToClose)
  const count = useApp((state) => standingSelection(state).length)
  const focusList = useCommand('connections.focus')
  return (
    <Modal title={t('connections.close.title', { count })} open={isOpen} onOpen={ask} returnFocus={focusList.run}>
      <CloseForm />
    </Modal>
  )
}

const PROBLEM_ID = 'close-problem'

function CloseForm(): ReactNode {
  const close = useApp((state) => state.closeConnections)
  const [code, setCode] = useState('1000')
  const [reason, setReason] = useState('')
  const error = problemOf(code, reason)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (error === null) void close(numberOf(code), numberOf(code) === null ? '' : reason)
  }
  return (
    <form onSubmit={submit}>
      <div className="close-fields">
        <label className="close-field">
          <span className="dim">{t('composer.code')}</span>
          <input
            className="field"
            value={code}
            placeholder={t('composer.code.placeholder')}
            aria-invalid={error?.code === 'close-code-reserved'}
            aria-describedby={error ? PROBLEM_ID : undefined}
            onChange={({ target }) => setCode(target.value)}
          />
        </label>
        <label className="close-field">
          <span className="dim">{t('composer.reason')}</span>
          <input
            className="field"
            value={reason}
            disabled={code.trim() === ''}
            placeholder={code.trim() === '' ? t('composer.reason.needs-code') : undefined}
            aria-invalid={error?.code === 'close-reason-too-long'}
            aria-describedby={error ? PROBLEM_ID : undefined}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
      </div>
      {error && <Problem id={PROBLEM_ID} error={error} />}
      <div className="dialog-buttons">
        <Dialog.Close className="button">{t('cancel')}</Dialog.Close>
        <button type="submit" className="button primary" disabled={error !== null}>
          {t('connections.close.confirm')}
        </button>
      </div>
    </form>
  )
}

/** Nothing typed: a close frame without a code, and therefore without a reason. */
const numberOf = (code: string): number | null => (code.trim() === '' ? null : Number(code))

function problemOf(code: string, reason: string): AppError | null {
  if (!/^\s*\d{0,5}\s*$/.test(code)) return appError('close-code-reserved', { code })
  const payload = encodeClosePayload(numberOf(code), numberOf(code) === null ? '' : reason)
  return payload.ok ? null : payload.error
}
