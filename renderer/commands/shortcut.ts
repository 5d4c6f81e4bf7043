/** What of a keyboard event tells a shortcut. */
export interface KeyPress {
  readonly key: string
  /** The place of the key: Alt changes what `key` says. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Whether a key press is what `accelerator` says, written as Electron writes it: `CmdOrCtrl+Shift+D`. */
export function isShortcut(accelerator: string, press: KeyPress, isMac: boolean): boolean {
  const parts = accelerator.split('+')
  const key = parts.pop() ?? ''
  const wants = (modifier: string) => parts.includes(modifier)
  const [main, other] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  return (
    main === wants('CmdOrCtrl') &&
    !other &&
    press.altKey === wants('Alt') &&
    press.shiftKey === wants('Shift') &&
    isKey(key, press)
  )
}

const namedKeys: Readonly<Record<string, string>> = { Down: 'ArrowDown', Up: 'ArrowUp' }

function isKey(key: string, press: KeyPress): boolean {
  if (/^[A-Z]$/.test(key)) return press.key.toUpperCase() === key || (press.altKey && press.code === `Key${key}`)
  // Some keyboards have the digits above other signs.
  if (/^[0-9]$/.test(key) && press.code === `Digit${key}`) return true
  return press.key === (namedKeys[key] ?? key)
}

/** As the keyboard of this computer writes it. */
export function shortcutLabel(accelerator: string, isMac: boolean): string {
  const parts = accelerator.split('+').map((part) => (isMac ? macSigns[part] : pcWords[part]) ?? part)
  return parts.join(isMac ? '' : '+')
}

const macSigns: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↵',
  Down: '↓',
  Up: '↑',
}
const pcWords: Readonly<Record<string, string>> = { CmdOrCtrl: 'Ctrl', Enter: '↵', Down: '↓', Up: '↑' }
