import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { CommandId } from '../../shared/commands/commands'
import { useCommand } from './commands-context'

interface CommandItemProps {
  readonly command: CommandId
  readonly label: string
  /** Empty for none. */
  readonly keys: string
}

/** A command in a context menu, with the keys that do the same. */
export function CommandItem({ command, label, keys }: CommandItemProps): ReactNode {
  const { run, enabled } = useCommand(command)
  return (
    <ContextMenu.Item className="menu-item" disabled={!enabled} onSelect={run}>
      {label}
      {keys !== '' && <kbd className="menu-keys">{keys}</kbd>}
    </ContextMenu.Item>
  )
}
