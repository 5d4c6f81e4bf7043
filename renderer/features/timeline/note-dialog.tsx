import { Dialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { MAX_NOTE_LENGTH } from '../../../shared/session/annotation'
import { useCommand } from '../../commands/commands-context'
import { Modal } from '../../components/modal'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

/** Writes the note of an event. Enter keeps it, Shift+Enter begins a new line. */
export function NoteDialog(): ReactNode {
  const event = useApp((state) => state.noteEvent)
  const ask = useApp((state) => state.askForNote)
  const focusTimeline = useCommand('timeline.focus')
  return (
    <Modal
      title={t('mark.note.of', { event: event ?? 0 })}
      open={event !== null}
      onOpen={(open) => void ask(open)}
      returnFocus={focusTimeline.run}
    >
      {event !== null && <NoteForm key={event} event={event} />}
    </Modal>
  )
}

function NoteForm({ event }: { readonly event: number }): ReactNode {
  const note = useApp((state) => state.annotations.get(event)?.note ?? '')
  const writeNote = useApp((state) => state.writeNote)
  const [typed, setTyped] = useState(note)
  const keep = () => void writeNote(event, typed)
  return (
    <>
      <textarea
        className="field note-field"
        aria-label={t('mark.note')}
        rows={4}
        maxLength={MAX_NOTE_LENGTH}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(press) => {
          if (press.key !== 'Enter' || press.shiftKey || press.nativeEvent.isComposing) return
          press.preventDefault()
          keep()
        }}
      />
      <div className="dialog-buttons">
        <Dialog.Close className="button">{t('cancel')}</Dialog.Close>
        <button type="button" className="button primary" onClick={keep}>
          {t('mark.note.keep')}
        </button>
      </div>
    </>
  )
}
