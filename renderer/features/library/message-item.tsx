import { ContextMenu } from 'radix-ui'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { commandIds } from '../../../shared/commands/commands'
import { SHORTCUTS, type LibraryMessage } from '../../../shared/library/library'
import { isMac } from '../../commands/listen-to-shortcuts'
import { shortcutLabel } from '../../commands/shortcut'
import { useShortcut } from '../../commands/use-shortcut'
import { useCommand } from '../../commands/commands-context'
import { VisibleText } from '../../components/visible-text'
import { nameToEdit, openProfileId } from '../../store/library-slice'
import { composedDraft } from '../../store/outgoing-draft'
import { selectedSession } from '../../store/sessions-slice'
import { useApp } from '../../store/store-context'
import { t } from '../../wording/translate'

interface MessageItemProps {
  readonly message: LibraryMessage
  /** Its place among those that are shown, from 1. */
  readonly number: number
}

/** One message: a press brings it into the composer, its arrow sends it. */
export function MessageItem({ message, number }: MessageItemProps): ReactNode {
  const { path, name, preview } = message
  const isNamed = useApp((state) => state.namedMessage === path)
  const isOpen = useApp((state) => selectedSession(state)?.state === 'open')
  const compose = useApp((state) => state.composeMessage)
  const send = useApp((state) => state.sendMessage)
  const ask = useApp((state) => state.askForMessageName)
  const move = useApp((state) => state.moveMessage)
  const remove = useApp((state) => state.deleteMessage)
  const goTo = useApp((state) => state.goToMessage)
  const focusComposer = useCommand('composer.focus')
  const sendKeys = useSendKeys(number)
  if (isNamed) return <NameField message={message} />

  const edit = async () => {
    if (await compose(path)) focusComposer.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const action = keyAction(event)
    if (action === null) return
    event.preventDefault()
    if (action === 'rename') ask(path)
    else if (action === 'delete') void remove(path)
    else void move(path, action)
  }
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>
        <li className="library-item">
          <button
            type="button"
            className="library-open"
            title={preview}
            data-own-keys="F2 Delete"
            data-path={path}
            onFocus={() => goTo(path)}
            onClick={() => void edit()}
            onKeyDown={onKeyDown}
          >
            <span className="faint library-number">{number <= SHORTCUTS && number}</span>
            <span className="library-name">
              <VisibleText text={name} />
            </span>
            <span className="faint library-kind">{t(`composer.${message.kind}`)}</span>
          </button>
          <button
            type="button"
            className="button quiet small icon library-send"
            aria-label={t('library.send', { name })}
            title={`${t('library.send', { name })} ${sendKeys}`.trim()}
            disabled={!isOpen}
            onClick={() => void send(path)}
          >
            ↑
          </button>
        </li>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu" aria-label={name}>
          <MessageMenu message={message} number={number} isOpen={isOpen} onEdit={() => void edit()} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

function keyAction({ key, altKey }: KeyboardEvent): 'rename' | 'delete' | 'up' | 'down' | null {
  if (key === 'F2') return 'rename'
  if (key === 'Delete') return 'delete'
  if (altKey && key === 'ArrowUp') return 'up'
  return altKey && key === 'ArrowDown' ? 'down' : null
}

/** The keys that send it, by its place; empty where it has none. */
const useSendKeys = (number: number): string => useShortcut(commandIds.find((id) => id === `library.send-${number}`))

interface MessageMenuProps extends MessageItemProps {
  readonly isOpen: boolean
  readonly onEdit: () => void
}

function MessageMenu({ message, number, isOpen, onEdit }: MessageMenuProps): ReactNode {
  const { path, profile } = message
  const owner = useApp(openProfileId)
  const send = useApp((state) => state.sendMessage)
  const ask = useApp((state) => state.askForMessageName)
  const move = useApp((state) => state.moveMessage)
  const share = useApp((state) => state.shareMessage)
  const overwrite = useApp((state) => state.overwriteMessage)
  const remove = useApp((state) => state.deleteMessage)
  const sendKeys = useSendKeys(number)
  const canReplace = useApp((state) => composedDraft(state.composer) !== null)
  return (
    <>
      <Item label={t('library.send-now')} keys={sendKeys} disabled={!isOpen} onSelect={() => void send(path)} />
      <Item label={t('library.edit')} keys={shortcutLabel('Enter', isMac)} onSelect={onEdit} />
      <ContextMenu.Separator className="menu-line" />
      <Item label={t('library.rename')} keys="F2" onSelect={() => ask(path)} />
      <Item label={t('library.up')} keys={shortcutLabel('Alt+Up', isMac)} onSelect={() => void move(path, 'up')} />
      <Item
        label={t('library.down')}
        keys={shortcutLabel('Alt+Down', isMac)}
        onSelect={() => void move(path, 'down')}
      />
      {(profile !== null || owner !== null) && (
        <Item
          label={t(profile === null ? 'library.own' : 'library.share')}
          onSelect={() => void share(path, profile !== null)}
        />
      )}
      <Item label={t('library.overwrite')} disabled={!canReplace} onSelect={() => void overwrite(path)} />
      <ContextMenu.Separator className="menu-line" />
      <Item label={t('library.delete')} keys="Del" onSelect={() => void remove(path)} />
    </>
  )
}

interface ItemProps {
  readonly label: string
  readonly keys?: string
  readonly disabled?: boolean
  readonly onSelect: () => void
}

function Item({ label, keys, disabled = false, onSelect }: ItemProps): ReactNode {
  return (
    <ContextMenu.Item className="menu-item" disabled={disabled} onSelect={onSelect}>
      {label}
      {keys !== undefined && <kbd className="menu-keys">{keys}</kbd>}
    </ContextMenu.Item>
  )
}

function NameField({ message }: { readonly message: LibraryMessage }): ReactNode {
  const name = useApp((state) => state.nameMessage)
  const ask = useApp((state) => state.askForMessageName)
  // Enter and Escape take the field away, which its blur is not to take for another answer.
  const answered = useRef(false)
  const answer = (typed: string | null) => {
    if (answered.current) return
    answered.current = true
    if (typed === null) ask(null)
    else void name(message.path, typed)
  }
  return (
    <li className="library-item">
      <input
        className="field library-field"
        aria-label={t('library.name')}
        title={t('library.name')}
        defaultValue={nameToEdit(message)}
        spellCheck={false}
        ref={focusAndSelect}
        onBlur={({ target }) => answer(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') answer(event.currentTarget.value)
          if (event.key === 'Escape') answer(null)
        }}
      />
    </li>
  )
}

/** Once, when it appears. */
function focusAndSelect(field: HTMLInputElement | null): void {
  if (field === null || field === document.activeElement) return
  field.focus()
  field.select()
}
