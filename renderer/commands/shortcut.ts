import { isAccelerator, type Accelerator } from '../../shared/commands/accelerator'

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

/**
 * Whether a key press is what `accelerator` says, written as Electron writes it: `CmdOrCtrl+Shift+D`, or `Ctrl+Tab` where
 * it is the same key on every computer.
 */
export function isShortcut(accelerator: string, press: KeyPress, isMac: boolean): boolean {
  const parts = accelerator.split('+')
  const key = parts.pop() ?? ''
  const wants = (modifier: string) => parts.includes(modifier)
  // Where "+" is, differs from keyboard to keyboard: it is the "=" of the one that accelerators are written for.
  const shifted = press.key === '+' ? wants('Shift') : press.shiftKey
  const [main, other] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  return (
    main === (wants('CmdOrCtrl') || (!isMac && wants('Ctrl'))) &&
    other === (isMac && wants('Ctrl')) &&
    press.altKey === wants('Alt') &&
    shifted === wants('Shift') &&
    isKey(key, press)
  )
}

const namedKeys: Readonly<Record<string, string>> = {
  Down: 'ArrowDown',
  Up: 'ArrowUp',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Space: ' ',
}

function isKey(key: string, press: KeyPress): boolean {
  if (/^[A-Z]$/.test(key)) return press.key.toUpperCase() === key || (press.altKey && press.code === `Key${key}`)
  // Some keyboards have the digits above other signs.
  if (/^[0-9]$/.test(key) && press.code === `Digit${key}`) return true
  if (key === '=') return press.key === '=' || press.key === '+'
  return press.key === (namedKeys[key] ?? key)
}

/** How an accelerator would be written that this press is; `null` while only modifiers are held. */
export function acceleratorOf(press: KeyPress, isMac: boolean): Accelerator | null {
  const key = keyOf(press)
  if (key === null) return null
  const [main, other] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  // The Windows key belongs to the system.
  if (other && !isMac) return null
  const modifiers = [main && 'CmdOrCtrl', other && 'Ctrl', press.altKey && 'Alt', press.shiftKey && 'Shift']
  const accelerator = [...modifiers.filter((each) => each !== false), key].join('+')
  return isAccelerator(accelerator) ? accelerator : null
}

function keyOf({ key, code, altKey }: KeyPress): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock'].includes(key)) return null
  const place = altKey ? /^Key([A-Z])$/.exec(code) : null
  const digit = /^Digit([0-9])$/.exec(code)
  if (place?.[1]) return place[1]
  if (digit?.[1]) return digit[1]
  const name = Object.entries(namedKeys).find(([, value]) => value === key)?.[0]
  return name ?? (key === '+' ? '=' : key.length === 1 ? key.toUpperCase() : key)
}

/** As the keyboard of this computer writes it. */
export function shortcutLabel(accelerator: string, isMac: boolean): string {
  const parts = accelerator.split('+').map((part) => (isMac ? macSigns[part] : pcWords[part]) ?? part)
  return parts.join(isMac ? '' : '+')
}

const macSigns: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Ctrl: '⌃',
  Tab: '⇥',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↵',
  Down: '↓',
  Up: '↑',
  Left: '←',
  Right: '→',
}
const pcWords: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'Ctrl',
  Enter: '↵',
  Down: '↓',
  Up: '↑',
  Left: '←',
  Right: '→',
}
