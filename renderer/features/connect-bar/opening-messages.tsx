import type { ReactNode } from 'react'
import { openingMessageKinds, type OpeningMessage } from '../../../shared/session/opening-message'
import { CodeEditor } from '../../components/code-editor'
import { Problem } from '../../components/problem'
import { FieldPreview } from '../../components/variable-preview'
import { shownError } from '../../store/shown-error'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

const PROBLEM_ID = 'opening-problem'

/** What is sent as soon as the connection is open. */
export function OpeningMessages(): ReactNode {
  const messages = useApp((state) => state.draft.openingMessages)
  const editDraft = useApp((state) => state.editDraft)
  const error = useApp(shownError)
  const wrong = error?.code === 'hex-invalid' || error?.code === 'base64-invalid' ? error : null
  const change = (next: OpeningMessage[]) => editDraft({ openingMessages: next })
  const moveUp = (index: number) => {
    const message = messages[index]
    if (message) change(messages.toSpliced(index, 1).toSpliced(index - 1, 0, message))
  }
  return (
    <fieldset className="option-group option-rows" aria-label={t('opening.title')}>
      <h3 className="section-title">{t('opening.title')}</h3>
      {messages.map((message, index) => (
        <MessageRow
          // A message is its place: two may be equal.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          number={index + 1}
          message={message}
          describedBy={wrong && `${message.kind}-invalid` === wrong.code ? PROBLEM_ID : undefined}
          onChange={(next) => change(messages.with(index, next))}
          onMoveUp={() => moveUp(index)}
          onRemove={() => change(messages.toSpliced(index, 1))}
        />
      ))}
      {messages.map(({ content }, index) => (
        // As above.
        // oxlint-disable-next-line react/no-array-index-key
        <FieldPreview key={index} text={content} />
      ))}
      {wrong && <Problem id={PROBLEM_ID} error={wrong} />}
      <button
        type="button"
        className="button small"
        onClick={() => change([...messages, { kind: 'text', content: '' }])}
      >
        {t('opening.add')}
      </button>
    </fieldset>
  )
}

interface MessageRowProps {
  readonly number: number
  readonly message: OpeningMessage
  readonly describedBy: string | undefined
  readonly onChange: (message: OpeningMessage) => void
  readonly onMoveUp: () => void
  readonly onRemove: () => void
}

function MessageRow({ number, message, describedBy, onChange, onMoveUp, onRemove }: MessageRowProps): ReactNode {
  return (
    <div className="pair-row">
      <select
        className="field"
        aria-label={t('opening.kind', { number })}
        value={message.kind}
        onChange={({ target }) => {
          const kind = openingMessageKinds.find((each) => each === target.value)
          if (kind) onChange({ ...message, kind })
        }}
      >
        {openingMessageKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`opening.kind.${kind}`)}
          </option>
        ))}
      </select>
      <CodeEditor
        small
        label={t('opening.content', { number })}
        value={message.content}
        language="text"
        invalid={describedBy !== undefined}
        describedBy={describedBy}
        onChange={(content) => onChange({ ...message, content })}
      />
      <button
        type="button"
        className="button quiet icon"
        aria-label={t('opening.up', { number })}
        title={t('opening.up', { number })}
        disabled={number === 1}
        onClick={onMoveUp}
      >
        ↑
      </button>
      <button
        type="button"
        className="button quiet icon"
        aria-label={t('opening.remove', { number })}
        title={t('opening.remove', { number })}
        onClick={onRemove}
      >
        ✕
      </button>
    </div>
  )
}
