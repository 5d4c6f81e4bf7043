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
  // Some keyboards have the digits above other signs.
  if (/^[0-9]$/.test(key) && press.code === `Digit${key}`) return true
  const sign = signOf(press)
  return sign === (namedKeys[key] ?? key) || (key === '=' && sign === '+')
}

/** The signs of accelerators that are neither letters nor digits, by the places of their keys. */
const signs: Readonly<Record<string, string>> = {
  Equal: '=',
  Minus: '-',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  BracketLeft: '[',
  BracketRight: ']',
  Backquote: '`',
  Backslash: '\\',
}

/**
 * What an accelerator would call the key: what it writes, a letter as a capital. Where that is of a script that
 * accelerators are not written in, the place of the key tells, as it does on such keyboards everywhere.
 */
function signOf({ key, code, altKey }: KeyPress): string {
  const sign = key.length === 1 ? key.toUpperCase() : key
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (/^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key)) return letter ?? signs[code] ?? sign
  return altKey && letter && !isAccelerator(sign) ? letter : sign
}

/** How an accelerator would be written that this press is; `null` while only modifiers are held, and where none can be. */
export function acceleratorOf(press: KeyPress, isMac: boolean): Accelerator | null {
  const key = keyOf(press)
  if (key === null) return null
  const [main, other] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  // The Windows key belongs to the system.
  if (other && !isMac) return null
  // Whether "+" needs Shift, differs from keyboard to keyboard.
  const shifted = press.shiftKey && press.key !== '+'
  // The same keys on every computer: ⌘⇥ belongs to the system.
  const mainName = key === 'Tab' && !isMac ? 'Ctrl' : 'CmdOrCtrl'
  const modifiers = [main && mainName, other && 'Ctrl', press.altKey && 'Alt', shifted && 'Shift']
  const accelerator = [...modifiers.filter((each) => each !== false), key].join('+')
  return isAccelerator(accelerator) ? accelerator : null
}

function keyOf(press: KeyPress): string | null {
  if (isModifier(press)) return null
  const digit = /^Digit([0-9])$/.exec(press.code)?.[1]
  if (digit) return digit
  const sign = signOf(press)
  const name = Object.entries(namedKeys).find(([, value]) => value === sign)?.[0]
  return name ?? (sign === '+' ? '=' : sign)
}

/** It says nothing by itself: others are held with it. */
export const isModifier = ({ key }: Pick<KeyPress, 'key'>): boolean =>
  ['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock'].includes(key)

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
