/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- the list of a combobox whose focus stays in the field, which hears the keys */
import { useContext, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CommandId } from '../../../shared/commands/commands'
import { CommandsContext } from '../../commands/commands-context'
import { paletteEntries, type PaletteEntry } from '../../commands/palette-entries'
import { useShortcut } from '../../commands/use-shortcut'
import { Modal } from '../../components/modal'
import { VisibleText } from '../../components/visible-text'
import { useApp, useAppStore } from '../../store/store-context'
import { t } from '../../wording/translate'
import './command-palette.css'

/** More than anybody goes through; how many there are besides is said. */
const MOST_SHOWN = 200

const LIST_ID = 'palette-commands'
const optionId = (index: number): string => `palette-command-${index}`

/** All that can be done now and gone to, to be found by its name. */
export function CommandPalette(): ReactNode {
  const isOpen = useApp((state) => state.paletteOpen)
  const show = useApp((state) => state.showPalette)
  const registry = useContext(CommandsContext)
  const store = useAppStore()
  const before = useRef<Element | null>(null)
  const chosen = useRef<PaletteEntry | null>(null)

  useEffect(() => {
    if (isOpen) chosen.current = null
  }, [isOpen])

  /** The command first moves the keyboard back to where it was, and then perhaps elsewhere. */
  const leave = () => {
    if (before.current instanceof HTMLElement) before.current.focus()
    const target = chosen.current?.target
    if (target?.kind === 'command') registry?.run(target.command)
    else if (target?.kind === 'profile') void store.getState().openProfile(target.path)
    else if (target) store.getState().selectSession(target.session)
  }
  return (
    <Modal title={t('palette.title')} open={isOpen} onOpen={show} returnFocus={leave} className="palette">
      <Palette
        onOpen={(focused) => {
          before.current = focused
        }}
        onChoose={(entry) => {
          chosen.current = entry
          show(false)
        }}
      />
    </Modal>
  )
}

interface PaletteProps {
  /** What had the keyboard. */
  readonly onOpen: (focused: Element | null) => void
  readonly onChoose: (entry: PaletteEntry) => void
}

function Palette({ onOpen, onChoose }: PaletteProps): ReactNode {
  const registry = useContext(CommandsContext)
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  // What was possible and where the keyboard was when it opened: the list does not change under the hand.
  const [focused] = useState(() => document.activeElement)
  const store = useAppStore()
  const [state] = useState(() => store.getState())
  const all = paletteEntries(typed, state, (command) => registry?.isEnabled(command, state) === true)
  const found = all.slice(0, MOST_SHOWN)
  const listRef = useRef<HTMLDivElement>(null)

  useEffect(() => onOpen(focused), [onOpen, focused])
  useEffect(() => listRef.current?.children[marked]?.scrollIntoView({ block: 'nearest' }), [marked])

  function onKeyDown(press: KeyboardEvent): void {
    if (press.nativeEvent.isComposing) return
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[press.key]
    const entry = found[marked]
    if (move !== undefined && found.length > 0) setMarked((marked + move + found.length) % found.length)
    else if (press.key === 'Enter' && entry) onChoose(entry)
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
        {found.map((entry, index) => (
          <div
            key={entry.key}
            id={optionId(index)}
            className="palette-command"
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            onClick={() => onChoose(entry)}
          >
            <span className="faint palette-about">{entry.about}</span>
            <span className="palette-name">
              <VisibleText text={entry.title} />
            </span>
            {entry.hint !== '' && <span className="faint palette-hint">{entry.hint}</span>}
            {entry.target.kind === 'command' && <Keys command={entry.target.command} />}
          </div>
        ))}
      </div>
      {all.length > found.length && <p className="dim">{t('palette.more', { count: all.length - found.length })}</p>}
      {found.length === 0 && <p className="dim">{t('palette.none')}</p>}
    </>
  )
}

function Keys({ command }: { readonly command: CommandId }): ReactNode {
  const keys = useShortcut(command)
  return keys !== '' && <kbd className="menu-keys">{keys}</kbd>
}
