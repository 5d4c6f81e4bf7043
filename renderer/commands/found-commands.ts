import { commands, type CommandId } from '../../shared/commands/commands'
import { t } from '../wording/translate'

export interface FoundCommand {
  readonly id: CommandId
  /** What it is about: the name of its menu. */
  readonly about: string
  readonly title: string
}

/** Without the command that looks for others. */
const namedCommands = (): readonly FoundCommand[] =>
  commands
    .filter(({ id }) => id !== 'palette.open')
    .map(({ id, menu }) => ({ id, about: t(`menu.${menu}`), title: t(`command.${id}`) }))

/** Those that have every word of `typed`, with those first whose title begins with it. */
export function foundCommands(typed: string, isEnabled: (command: CommandId) => boolean): readonly FoundCommand[] {
  const text = typed.trim().toLowerCase()
  const words = text.split(/\s+/)
  const isFound = ({ about, title }: FoundCommand) =>
    words.every((word) => `${about} ${title}`.toLowerCase().includes(word))
  const rank = ({ title }: FoundCommand) => (title.toLowerCase().startsWith(text) ? 0 : 1)
  return namedCommands()
    .filter((command) => isFound(command) && isEnabled(command.id))
    .toSorted((one, other) => rank(one) - rank(other))
}
