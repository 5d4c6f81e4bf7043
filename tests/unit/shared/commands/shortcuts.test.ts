import { describe, expect, it } from 'vitest'
import { changeShortcut, commandsOf, resetShortcut, shortcutsWith } from '../../../../shared/commands/shortcuts'

describe('shortcuts', () => {
  it('are those that commands were made with, but where they were changed', () => {
    const shortcuts = shortcutsWith({ 'find.open': 'F7', 'session.new': null })
    expect(shortcuts).toMatchObject({ 'find.open': 'F7', 'session.new': null, 'palette.open': 'CmdOrCtrl+K' })
  })

  it('are taken from the command that had them', () => {
    const changed = changeShortcut({}, 'find.open', 'CmdOrCtrl+K')
    expect(changed).toEqual({ 'find.open': 'CmdOrCtrl+K', 'palette.open': null })
    expect(commandsOf(shortcutsWith(changed), 'CmdOrCtrl+K')).toEqual(['find.open'])
  })

  it('are no change where they are as they were made', () => {
    expect(changeShortcut({ 'find.open': 'F7' }, 'find.open', 'CmdOrCtrl+F')).toEqual({})
  })

  it('come back to a command, from another one that has taken them too', () => {
    const changed = changeShortcut({}, 'find.open', 'CmdOrCtrl+K')
    expect(resetShortcut(changed, 'palette.open')).toEqual({ 'find.open': null })
  })

  it('keep what is said of commands that are none', () => {
    expect(changeShortcut({ 'later.command': 'F9' }, 'find.open', 'F7')).toEqual({
      'later.command': 'F9',
      'find.open': 'F7',
    })
  })
})
