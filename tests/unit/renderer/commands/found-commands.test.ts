import { describe, expect, it } from 'vitest'
import { foundCommands } from '../../../../renderer/commands/found-commands'
import type { CommandId } from '../../../../shared/commands/commands'

const ids = (typed: string, isEnabled: (command: CommandId) => boolean = () => true) =>
  foundCommands(typed, isEnabled).map(({ id }) => id)

describe('foundCommands', () => {
  it('finds by any words of the title and its menu, in any order', () => {
    expect(ids('server start')).toContain('session.start-server')
    expect(ids('profiles delete')).toContain('profile.delete')
    expect(ids('no such thing')).toEqual([])
  })

  it('has those first that begin with what is typed', () => {
    expect(ids('new')[0]).toBe('session.new')
    expect(ids('replay this')[0]).toBe('replay.session')
  })

  it('has only what can be done, and not itself', () => {
    expect(ids('', (command) => command === 'theme.dark' || command === 'palette.open')).toEqual(['theme.dark'])
  })
})
