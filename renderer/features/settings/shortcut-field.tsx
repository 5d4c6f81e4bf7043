import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { isOwnShortcut, type Accelerator } from '../../../shared/commands/accelerator'
import type { CommandId } from '../../../shared/commands/commands'
import { commandsOf, type Shortcuts } from '../../../shared/commands/shortcuts'
import { isMac } from '../../commands/listen-to-shortcuts'
import { acceleratorOf, isModifier, shortcutLabel } from '../../commands/shortcut'
import { t } from '../../wording/translate'

interface ShortcutFieldProps {
  readonly command: CommandId
  readonly shortcuts: Shortcuts
  readonly onChange: (accelerator: Accelerator | null) => void
}

/**
 * `unknown`: keys that no shortcut can be written with. `refused`: keys that would be missed elsewhere. `taken`: keys of
 * another command, to be taken from it.
 */
type Listening =
  { readonly state: 'off' | 'on' | 'unknown' } | { readonly state: 'refused' | 'taken'; readonly keys: Accelerator }

/** The keys of a command. Pressed, it waits for others: Escape leaves them as they are, Delete takes them away. */
export function ShortcutField({ command, shortcuts, onChange }: ShortcutFieldProps): ReactNode {
  const [listening, setListening] = useState<Listening>({ state: 'off' })
  const name = t(`command.${command}`)
  const keys = shortcuts[command]
  const label = keys === null ? t('shortcuts.no-keys') : shortcutLabel(keys, isMac)
  const isOn = listening.state !== 'off'

  function become(accelerator: Accelerator | null): void {
    onChange(accelerator)
    setListening({ state: 'off' })
  }

  function onKeyDown(press: KeyboardEvent): void {
    // Tab goes on to the next control: nobody is held here.
    if (!isOn || (press.key === 'Tab' && !press.ctrlKey && !press.metaKey && !press.altKey)) return
    if (listening.state === 'taken' && press.key === 'Enter') return
    press.preventDefault()
    press.stopPropagation()
    if (press.key === 'Escape') return setListening({ state: 'off' })
    if (press.key === 'Delete' || press.key === 'Backspace') return become(null)
    const pressed = acceleratorOf(press.nativeEvent, isMac)
    if (pressed === null) return isModifier(press) ? undefined : setListening({ state: 'unknown' })
    if (!isOwnShortcut(pressed)) setListening({ state: 'refused', keys: pressed })
    else if (commandsOf(shortcuts, pressed).some((other) => other !== command))
      setListening({ state: 'taken', keys: pressed })
    else become(pressed)
  }

  function onClick(): void {
    if (listening.state === 'taken') become(listening.keys)
    else setListening({ state: isOn ? 'off' : 'on' })
  }

  return (
    <>
      {isOn && <output className="shortcut-hint dim">{hintOf(listening, shortcuts, command)}</output>}
      <button
        type="button"
        className="button small shortcut-keys"
        aria-label={t('shortcuts.keys-of', { name, keys: label })}
        aria-pressed={isOn}
        data-own-keys={isOn ? 'Escape' : undefined}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onBlur={() => setListening({ state: 'off' })}
      >
        {'keys' in listening ? shortcutLabel(listening.keys, isMac) : isOn ? '…' : label}
      </button>
    </>
  )
}

function hintOf(listening: Listening, shortcuts: Shortcuts, command: CommandId): string {
  if (listening.state === 'unknown') return t('shortcuts.unknown')
  if (!('keys' in listening)) return t('shortcuts.press')
  if (listening.state === 'refused') return t('shortcuts.refused')
  const other = commandsOf(shortcuts, listening.keys).find((each) => each !== command)
  return other === undefined ? t('shortcuts.press') : t('shortcuts.taken', { name: t(`command.${other}`) })
}
