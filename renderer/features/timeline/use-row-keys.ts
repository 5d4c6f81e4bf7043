import { useCommand } from '../../commands/commands-context'

/** Single letters that run commands while the timeline has the keyboard. */
export function useRowKeys(): (key: string) => boolean {
  const filter = useCommand('filter.focus')
  const mark = useCommand('mark.toggle')
  const note = useCommand('mark.note')
  return (key) => {
    const command = key === '/' ? filter : key === 'm' ? mark : key === 'n' ? note : null
    command?.run()
    return command !== null
  }
}
