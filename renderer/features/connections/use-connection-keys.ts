import { useCommand } from '../../commands/commands-context'

/** Single letters that run commands while the list has the keyboard. */
export function useConnectionKeys(): (key: string) => boolean {
  const commands = {
    p: useCommand('connection.ping'),
    r: useCommand('connection.reading'),
    w: useCommand('connection.pongs'),
    c: useCommand('connection.close'),
    d: useCommand('connection.drop'),
    Escape: useCommand('connections.show-all'),
    Enter: useCommand('timeline.focus'),
  }
  const known: Readonly<Record<string, { readonly run: () => void }>> = commands
  return (key) => {
    const command = known[key]
    command?.run()
    return command !== undefined
  }
}
