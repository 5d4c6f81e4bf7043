/** Keys that have a name instead of a character. */
const named = ['Enter', 'Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PageUp', 'PageDown', 'Tab', 'Space', 'Delete']
const modifiers = ['CmdOrCtrl', 'Ctrl', 'Alt', 'Shift'] as const
const character = '[A-Z0-9=,./;\\[\\]`\\\\-]'
const pattern = new RegExp(
  `^(?:(?:${modifiers.join('|')})\\+)*(?:${character}|F(?:[1-9]|1[0-9]|2[0-4])|${named.join('|')})$`,
)

/** Keys held together, written as Electron writes them: modifiers first, each once, as in `CmdOrCtrl+Shift+D`. */
export type Accelerator = string

export function isAccelerator(text: string): boolean {
  const parts = text.split('+')
  return pattern.test(text) && new Set(parts).size === parts.length
}

/** What text is edited with, everywhere. */
const editing = ['C', 'V', 'X', 'A', 'Z', 'Y', 'Shift+Z'].map((key) => `CmdOrCtrl+${key}`)

/** A function key stands by itself; any other key does so only with a modifier, else it could not be typed any more. */
export function isOwnShortcut(accelerator: Accelerator): boolean {
  if (editing.includes(accelerator)) return false
  const parts = accelerator.split('+')
  if (/^F\d+$/.test(parts.at(-1) ?? '')) return true
  return parts.some((part) => part === 'CmdOrCtrl' || part === 'Ctrl' || part === 'Alt')
}
