import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './classes'
import './controls.css'
import './dialog.css'

interface ModalProps {
  readonly title: string
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** Where the keyboard goes when it closes; left out where what opened it is still there. */
  readonly returnFocus?: () => void
  readonly className?: string
  /** There is a `Dialog.Description` inside. */
  readonly described?: boolean
  readonly children: ReactNode
}

/** A dialog in the middle of the window. */
export function Modal(props: ModalProps): ReactNode {
  const { title, open, onOpen, returnFocus, className, described = false, children } = props
  return (
    <Dialog.Root open={open} onOpenChange={onOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content
          className={classes('dialog', className)}
          aria-modal
          {...(!described && { 'aria-describedby': undefined })}
          onEscapeKeyDown={(event) => {
            if (document.activeElement?.matches('[data-own-keys~=Escape]')) event.preventDefault()
          }}
          onCloseAutoFocus={(event) => {
            if (!returnFocus) return
            event.preventDefault()
            returnFocus()
          }}
        >
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
