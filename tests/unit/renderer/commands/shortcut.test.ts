import { describe, expect, it } from 'vitest'
import { acceleratorOf, isShortcut, shortcutLabel, type KeyPress } from '../../../../renderer/commands/shortcut'

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
})

describe('shortcut', () => {
  it.each<[string, KeyPress, boolean]>([
    ['CmdOrCtrl+L', press('l', { ctrlKey: true }), false],
    ['CmdOrCtrl+L', press('l', { metaKey: true }), true],
    ['CmdOrCtrl+Shift+D', press('D', { ctrlKey: true, shiftKey: true }), false],
    ['CmdOrCtrl+Enter', press('Enter', { ctrlKey: true, code: 'Enter' }), false],
    ['CmdOrCtrl+Down', press('ArrowDown', { ctrlKey: true, code: 'ArrowDown' }), false],
    ['CmdOrCtrl+1', press('1', { ctrlKey: true, code: 'Digit1' }), false],
    ['CmdOrCtrl+1', press('&', { ctrlKey: true, code: 'Digit1' }), false],
    ['CmdOrCtrl+=', press('=', { ctrlKey: true, code: 'Equal' }), false],
    ['CmdOrCtrl+=', press('+', { ctrlKey: true, shiftKey: true, code: 'Equal' }), false],
    ['CmdOrCtrl+=', press('+', { ctrlKey: true, code: 'BracketRight' }), false],
    ['Ctrl+Tab', press('Tab', { ctrlKey: true, code: 'Tab' }), true],
    ['Ctrl+Tab', press('Tab', { ctrlKey: true, code: 'Tab' }), false],
    ['CmdOrCtrl+Alt+F', press('ƒ', { metaKey: true, altKey: true, code: 'KeyF' }), true],
    ['Ctrl+Tab', press('Tab', { ctrlKey: true, code: 'Tab' }), false],
    ['Ctrl+Tab', press('Tab', { ctrlKey: true, code: 'Tab' }), true],
    // Cyrillic, Greek and Hebrew letters, each where a Latin letter or sign has its place.
    ['CmdOrCtrl+K', press('л', { ctrlKey: true, code: 'KeyK' }), false],
    ['CmdOrCtrl+Shift+D', press('В', { ctrlKey: true, shiftKey: true, code: 'KeyD' }), false],
    ['CmdOrCtrl+K', press('κ', { metaKey: true, code: 'KeyK' }), true],
    ['CmdOrCtrl+F', press('כ', { ctrlKey: true, code: 'KeyF' }), false],
    ['CmdOrCtrl+,', press('б', { ctrlKey: true, code: 'Comma' }), false],
    // Dvorak has its W elsewhere.
    ['CmdOrCtrl+W', press('w', { ctrlKey: true, code: 'Comma' }), false],
  ])('%s is heard', (accelerator, keyPress, isMac) => {
    expect(isShortcut(accelerator, keyPress, isMac)).toBe(true)
  })

  it.each<[string, KeyPress, boolean]>([
    ['CmdOrCtrl+L', press('l'), false],
    ['CmdOrCtrl+L', press('l', { ctrlKey: true }), true],
    ['CmdOrCtrl+L', press('L', { ctrlKey: true, shiftKey: true }), false],
    ['CmdOrCtrl+Enter', press('Enter', { ctrlKey: true, shiftKey: true, code: 'Enter' }), false],
    ['CmdOrCtrl+L', press('l', { ctrlKey: true, metaKey: true }), false],
    ['Ctrl+Tab', press('Tab', { metaKey: true, code: 'Tab' }), true],
    ['Ctrl+Tab', press('Tab', { ctrlKey: true, shiftKey: true, code: 'Tab' }), false],
    // What a Latin keyboard writes says more than the place: Dvorak has its comma there.
    ['CmdOrCtrl+W', press(',', { ctrlKey: true, code: 'KeyW' }), false],
    ['CmdOrCtrl+Alt+Q', press('a', { ctrlKey: true, altKey: true, code: 'KeyQ' }), false],
  ])('%s is not heard when other keys are held', (accelerator, keyPress, isMac) => {
    expect(isShortcut(accelerator, keyPress, isMac)).toBe(false)
  })

  it('is written as each keyboard writes it', () => {
    expect(shortcutLabel('CmdOrCtrl+Enter', true)).toBe('⌘↵')
    expect(shortcutLabel('CmdOrCtrl+Shift+D', false)).toBe('Ctrl+Shift+D')
  })

  it.each<[string | null, KeyPress, boolean]>([
    ['CmdOrCtrl+Shift+D', press('D', { ctrlKey: true, shiftKey: true }), false],
    ['CmdOrCtrl+Alt+F', press('ƒ', { metaKey: true, altKey: true, code: 'KeyF' }), true],
    ['CmdOrCtrl+1', press('&', { ctrlKey: true, code: 'Digit1' }), false],
    ['Alt+Up', press('ArrowUp', { altKey: true, code: 'ArrowUp' }), false],
    ['Ctrl+Tab', press('Tab', { ctrlKey: true, code: 'Tab' }), true],
    ['Ctrl+Shift+Tab', press('Tab', { ctrlKey: true, shiftKey: true, code: 'Tab' }), false],
    ['F7', press('F7', { code: 'F7' }), false],
    ['CmdOrCtrl+K', press('л', { ctrlKey: true, code: 'KeyK' }), false],
    ['CmdOrCtrl+-', press('-', { ctrlKey: true, code: 'Minus' }), false],
    // The same keys as those that are made for it.
    ['CmdOrCtrl+=', press('+', { ctrlKey: true, shiftKey: true, code: 'Equal' }), false],
    ['CmdOrCtrl+=', press('+', { ctrlKey: true, code: 'BracketRight' }), false],
    // With what is only held, with a key of the system, and with what no menu could write.
    [null, press('Shift', { shiftKey: true }), false],
    [null, press('d', { metaKey: true }), false],
    [null, press('ß', { ctrlKey: true, code: 'Minus' }), false],
  ])('%s is what these keys are called', (accelerator, keyPress, isMac) => {
    expect(acceleratorOf(keyPress, isMac)).toBe(accelerator)
  })
})
