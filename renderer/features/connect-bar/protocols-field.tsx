import { useState, type ReactNode } from 'react'
import { Problem } from '../../components/problem'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const PROBLEM_ID = 'protocols-problem'

const separate = (typed: string): string[] =>
  typed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

export function ProtocolsField(): ReactNode {
  const subprotocols = useApp((state) => state.draft.subprotocols)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const [typed, setTyped] = useState('')
  const wrong = error?.code === 'subprotocol-invalid'
  // What was typed stays as it is, unfinished commas too, until another profile comes in.
  const shown = separate(typed).join() === subprotocols.join() ? typed : subprotocols.join(', ')
  return (
    <>
      <label className="option-row">
        <span className="option-name">{t('protocols.label')}</span>
        <input
          className="field option-wide"
          value={shown}
          placeholder={t('protocols.placeholder')}
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={wrong ? PROBLEM_ID : undefined}
          onChange={({ target }) => {
            setTyped(target.value)
            editDraft({ subprotocols: separate(target.value) })
          }}
        />
      </label>
      {wrong && <Problem id={PROBLEM_ID} error={error} />}
      <p className="faint">{t('protocols.hint')}</p>
    </>
  )
}
