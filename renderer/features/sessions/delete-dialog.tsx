import { sessionEndpoint } from '../../../shared/session/session-endpoint'
import { AlertDialog } from 'radix-ui'
import { useRef, type ReactNode } from 'react'
import { useApp } from '../../store/store-context'
import { byteCount } from '../../../shared/wording/byte-count'
import { t } from '../../wording/translate'
import '../../components/dialog.css'

/** Asks before a recording is removed: nothing brings it back. */
export function DeleteDialog(): ReactNode {
  const asked = useApp((state) => (state.deletionAsked === null ? undefined : state.sessions.get(state.deletionAsked)))
  const askToDelete = useApp((state) => state.askToDelete)
  const deleteSession = useApp((state) => state.deleteSession)
  const focusedBefore = useRef<Element | null>(null)
  if (!asked) return null
  const { head, fileLength } = asked
  return (
    <AlertDialog.Root open onOpenChange={() => askToDelete(null)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-veil" />
        <AlertDialog.Content
          aria-modal
          className="dialog"
          onOpenAutoFocus={() => {
            focusedBefore.current = document.activeElement
          }}
          // Without a trigger of its own the dialog would leave the keyboard nowhere.
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (focusedBefore.current instanceof HTMLElement) focusedBefore.current.focus()
          }}
        >
          <AlertDialog.Title className="dialog-title">{t('sessions.delete.title')}</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            {t('sessions.delete.text', { name: sessionEndpoint(head.profile), size: byteCount(fileLength) })}
          </AlertDialog.Description>
          <div className="dialog-buttons">
            <AlertDialog.Cancel className="button">{t('cancel')}</AlertDialog.Cancel>
            <AlertDialog.Action className="button danger" onClick={() => void deleteSession(head.id)}>
              {t('sessions.delete.confirm')}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
