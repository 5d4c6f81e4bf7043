import type { Accelerator } from './accelerator'
import { commands, type CommandId } from './commands'

/** What the user has given other keys, or none (`null`). Names of commands that are none, as of a newer app, say nothing. */
export type ChangedShortcuts = Readonly<Record<string, Accelerator | null>>

/** The keys of each command, as they hold: `null` where there are none. */
export type Shortcuts = Readonly<Record<CommandId, Accelerator | null>>

export function shortcutsWith(changed: ChangedShortcuts): Shortcuts {
  return Object.fromEntries(
    commands.map(({ id, accelerator }) => [id, Object.hasOwn(changed, id) ? (changed[id] ?? null) : accelerator]),
  ) as Shortcuts
}

/** Which commands hear these keys. More than one only where a file was edited by hand: the first one runs. */
export const commandsOf = (shortcuts: Shortcuts, accelerator: Accelerator): readonly CommandId[] =>
  commands.filter(({ id }) => shortcuts[id] === accelerator).map(({ id }) => id)

/**
 * Gives a command these keys, or none. Another one that had them has none from then on. What comes to be as it was made is
 * left out, so that a later default of the app holds.
 */
export function changeShortcut(
  changed: ChangedShortcuts,
  command: CommandId,
  accelerator: Accelerator | null,
): ChangedShortcuts {
  const others = accelerator === null ? [] : commandsOf(shortcutsWith(changed), accelerator)
  const next: Record<string, Accelerator | null> = { ...changed }
  for (const other of others) next[other] = null
  next[command] = accelerator
  return withoutDefaults(next)
}

/** Its own keys again. Another one that has taken them has none then. */
export function resetShortcut(changed: ChangedShortcuts, command: CommandId): ChangedShortcuts {
  const made = commands.find(({ id }) => id === command)?.accelerator ?? null
  return changeShortcut(changed, command, made)
}

function withoutDefaults(changed: ChangedShortcuts): ChangedShortcuts {
  const made = shortcutsWith({})
  return Object.fromEntries(
    Object.entries(changed).filter(([id, accelerator]) => !(id in made) || made[id as CommandId] !== accelerator),
  )
}
