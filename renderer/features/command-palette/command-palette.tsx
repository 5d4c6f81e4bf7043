/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- the list of a combobox whose focus stays in the field, which hears the keys */
import { useContext, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CommandId } from '../../../shared/commands/commands'
import { CommandsContext } from '../../commands/commands-context'
import { foundCommands, type FoundCommand } from '../../commands/found-commands'
import { useShortcut } from '../../commands/use-shortcut'
import { Modal } from '../../components/modal'
import { useApp, useAppStore } from '../../store/store-context'
import { t } from '../../wording/translate'
import './command-palette.css'

const LIST_ID = 'palette-commands'
const optionId = (index: number): string => `palette-command-${index}`

/** All that can be done now, to be found by its name. */
export function CommandPalette(): ReactNode {
  const isOpen = useApp((state) => state.paletteOpen)
  const show = useApp((state) => state.showPalette)
  const registry = useContext(CommandsContext)
  const before = useRef<Element | null>(null)
  const chosen = useRef<FoundCommand | null>(null)

  useEffect(() => {
    if (isOpen) chosen.current = null
  }, [isOpen])

  /** The command first moves the keyboard back to where it was, and then perhaps elsewhere. */
  const leave = () => {
    if (before.current instanceof HTMLElement) before.current.focus()
    if (chosen.current) registry?.run(chosen.current.id)
  }
  return (
    <Modal title={t('palette.title')} open={isOpen} onOpen={show} returnFocus={leave} className="palette">
      <Palette
        onOpen={(focused) => {
          before.current = focused
        }}
        onChoose={(command) => {
          chosen.current = command
          show(false)
        }}
      />
    </Modal>
  )
}

interface PaletteProps {
  /** What had the keyboard. */
  readonly onOpen: (focused: Element | null) => void
  readonly onChoose: (command: FoundCommand) => void
}

function Palette({ onOpen, onChoose }: PaletteProps): ReactNode {
  const registry = useContext(CommandsContext)
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  // What was possible and where the keyboard was when it opened: the list does not change under the hand.
  const [focused] = useState(() => document.activeElement)
  const store = useAppStore()
  const [state] = useState(() => store.getState())
  const found = foundCommands(typed, (command) => registry?.isEnabled(command, state) === true)
  const listRef = useRef<HTMLDivElement>(null)

  useEffect(() => onOpen(focused), [onOpen, focused])
  useEffect(() => listRef.current?.children[marked]?.scrollIntoView({ block: 'nearest' }), [marked])

  function onKeyDown(press: KeyboardEvent): void {
    if (press.nativeEvent.isComposing) return
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[press.key]
    const command = found[marked]
    if (move !== undefined && found.length > 0) setMarked((marked + move + found.length) % found.length)
    else if (press.key === 'Enter' && command) onChoose(command)
    else return
    press.preventDefault()
  }

  return (
    <>
      <input
        className="field palette-field"
        role="combobox"
        aria-label={t('palette.field')}
        aria-expanded
        aria-controls={LIST_ID}
        aria-activedescendant={found.length > 0 ? optionId(marked) : undefined}
        placeholder={t('palette.field')}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value)
          setMarked(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={listRef} id={LIST_ID} className="palette-list" role="listbox" aria-label={t('palette.title')}>
        {found.map((command, index) => (
          <div
            key={command.id}
            id={optionId(index)}
            className="palette-command"
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            onClick={() => onChoose(command)}
          >
            <span className="faint palette-about">{command.about}</span>
            <span className="palette-name">{command.title}</span>
            <Keys command={command.id} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="dim">{t('palette.none')}</p>}
    </>
  )
}

function Keys({ command }: { readonly command: CommandId }): ReactNode {
  const keys = useShortcut(command)
  return keys !== '' && <kbd className="menu-keys">{keys}</kbd>
}
