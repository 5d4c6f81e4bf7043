import { useCommand } from '../../commands/commands-context'

/** Single letters that run commands while the timeline has the keyboard. */
export function useRowKeys(): (key: string) => boolean {
  const commands = new Map([
    ['/', useCommand('filter.focus')],
    ['m', useCommand('mark.toggle')],
    ['n', useCommand('mark.note')],
    ['c', useCommand('row.copy')],
    ['e', useCommand('row.edit')],
    ['l', useCommand('row.keep')],
  ])
  return (key) => {
    const command = commands.get(key)
    command?.run()
    return command !== undefined
  }
}
