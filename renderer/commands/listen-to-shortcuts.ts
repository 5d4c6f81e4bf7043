import { commandIds } from '../../shared/commands/commands'
import type { Shortcuts } from '../../shared/commands/shortcuts'
import type { CommandRegistry } from './command-registry'
import { isShortcut } from './shortcut'

export const isMac = navigator.platform.startsWith('Mac')

/**
 * The one place that hears keys for commands; the native menu shows accelerators and registers none. It hears them before
 * the editor does, and keeps what it ran from going further. Returns what ends it.
 *
 * @param shortcuts as they are when a key is pressed
 */
export function listenToShortcuts(registry: CommandRegistry, shortcuts: () => Shortcuts): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    // AltGr writes characters and looks like Ctrl+Alt.
    if (event.isComposing || event.getModifierState('AltGraph')) return
    // Commands are about the window, which a dialog covers.
    if (document.querySelector('[aria-modal=true]') !== null) return
    const keys = shortcuts()
    const command = commandIds.find((id) => keys[id] !== null && isShortcut(keys[id], event, isMac))
    // In a text field the arrows move the caret, with any modifier.
    if (!command || (event.key.startsWith('Arrow') && isEditable(event.target))) return
    if (isOwnKey(keys[command], event.target)) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) registry.run(command)
  }

  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** An editor keeps some keys to itself: Find is its own while it has the keyboard. */
const isOwnKey = (accelerator: string | null, target: EventTarget | null): boolean =>
  accelerator !== null &&
  target instanceof HTMLElement &&
  target.closest<HTMLElement>('[data-own-keys]')?.dataset['ownKeys']?.split(' ').includes(accelerator) === true
