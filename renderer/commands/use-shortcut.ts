import type { CommandId } from '../../shared/commands/commands'
import { useApp } from '../store/store-context'
import { isMac } from './listen-to-shortcuts'
import { shortcutLabel } from './shortcut'

/**
 * The keys of a command as the keyboard of this computer writes them; empty where it has none.
 *
 * @param command `undefined` where there is no command that has keys
 */
export function useShortcut(command: CommandId | undefined): string {
  const accelerator = useApp((state) => (command === undefined ? null : state.shortcuts[command]))
  return accelerator === null ? '' : shortcutLabel(accelerator, isMac)
}

/** What a button does and, where there are some, the keys that do the same. */
export function useHint(command: CommandId, what: string): string {
  const keys = useShortcut(command)
  return keys === '' ? what : `${what} (${keys})`
}
