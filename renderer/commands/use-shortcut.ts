import type { CommandId } from '../../shared/commands/commands'
import { useApp } from '../store/store-context'
import { isMac } from './listen-to-shortcuts'
import { shortcutLabel } from './shortcut'

/** The keys of a command as the keyboard of this computer writes them; empty where it has none. */
export function useShortcut(command: CommandId): string {
  const accelerator = useApp((state) => state.shortcuts[command])
  return accelerator === null ? '' : shortcutLabel(accelerator, isMac)
}

/** What a button does and, where there are some, the keys that do the same. */
export function useHint(command: CommandId, what: string): string {
  const keys = useShortcut(command)
  return keys === '' ? what : `${what} (${keys})`
}
