import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { CommandId } from '../../shared/commands/commands'
import { useCommand } from './commands-context'
import { useShortcut } from './use-shortcut'

interface CommandItemProps {
  readonly command: CommandId
  readonly label: string
  /** Left out: those that the command has everywhere. */
  readonly keys?: string
}

/** A command in a context menu, with the keys that do the same. */
export function CommandItem({ command, label, keys: ownKeys }: CommandItemProps): ReactNode {
  const { run, enabled } = useCommand(command)
  const shortcut = useShortcut(command)
  const keys = ownKeys ?? shortcut
  return (
    <ContextMenu.Item className="menu-item" disabled={!enabled} onSelect={run}>
      {label}
      {keys !== '' && <kbd className="menu-keys">{keys}</kbd>}
    </ContextMenu.Item>
  )
}
