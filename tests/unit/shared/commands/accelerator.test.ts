import { describe, expect, it } from 'vitest'
import { isAccelerator, isOwnShortcut } from '../../../../shared/commands/accelerator'
import { commands } from '../../../../shared/commands/commands'

describe('accelerator', () => {
  it.each(['CmdOrCtrl+Shift+D', 'F2', 'CmdOrCtrl+=', 'CmdOrCtrl+,', 'Ctrl+Tab', 'Alt+Up'])('is %s', (text) => {
    expect(isAccelerator(text)).toBe(true)
  })

  it.each(['', 'Shift', 'd', 'CmdOrCtrl+', 'CmdOrCtrl+CmdOrCtrl+D', 'D+CmdOrCtrl', 'F25', 'Hyper+D'])(
    'is not %j',
    (text) => {
      expect(isAccelerator(text)).toBe(false)
    },
  )

  it('is no shortcut where it is what one types', () => {
    expect(isOwnShortcut('D')).toBe(false)
    expect(isOwnShortcut('Shift+D')).toBe(false)
    expect(isOwnShortcut('CmdOrCtrl+C')).toBe(false)
    expect(isOwnShortcut('F7')).toBe(true)
    expect(isOwnShortcut('Alt+D')).toBe(true)
  })

  it('stands, well written, in every command, and in none twice', () => {
    const made = commands.map(({ accelerator }) => accelerator).filter((each) => each !== null)
    expect(made.filter((each) => !isAccelerator(each) || !isOwnShortcut(each))).toEqual([])
    expect(new Set(made).size).toBe(made.length)
  })
})
