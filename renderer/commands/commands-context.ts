import { createContext, useContext } from 'react'
import type { CommandId } from '../../shared/commands/commands'
import { useApp } from '../store/store-context'
import type { CommandRegistry } from './command-registry'

export const CommandsContext = createContext<CommandRegistry | null>(null)

/** What a button needs of a command. */
export function useCommand(command: CommandId): { readonly run: () => void; readonly enabled: boolean } {
  const registry = useContext(CommandsContext)
  if (!registry) throw new Error('useCommand outside of CommandsContext')
  const enabled = useApp((state) => registry.isEnabled(command, state))
  return { run: () => registry.run(command), enabled }
}
