import { describe, expect, it } from 'vitest'
import { emptyLibrary, shownFolders, shownMessages, type LibraryMessage } from '../../../../shared/library/library'

const message = (path: string, order: number, profile: string | null = null): LibraryMessage => ({
  path,
  id: path,
  name: path,
  profile,
  order,
  kind: 'text',
  preview: '',
})
const library = {
  ...emptyLibrary,
  folders: ['b', 'a 10', 'a 9', 'own', 'empty'],
  messages: [message('b/one', 2), message('z', 1), message('y', 0), message('b/two', 1), message('own/x', 0, 'p1')],
}

describe('library', () => {
  it('shows the messages of a folder in their order, before the folders in it', () => {
    expect(shownMessages(library, null).map(({ path }) => path)).toEqual(['y', 'z', 'b/two', 'b/one'])
  })

  it('shows those of the open profile beside those of all', () => {
    expect(shownMessages(library, 'p1').map(({ path }) => path)).toEqual(['y', 'z', 'b/two', 'b/one', 'own/x'])
    expect(shownMessages(library, 'p2')).toHaveLength(4)
  })

  it('shows folders in the order of their names, and those of other profiles alone not', () => {
    expect(shownFolders(library, null).map(({ path }) => path)).toEqual(['', 'a 9', 'a 10', 'b', 'empty'])
    expect(shownFolders(library, 'p1').map(({ path }) => path)).toContain('own')
  })

  it('gives messages with the same place an order by their names', () => {
    const same = { ...emptyLibrary, messages: [message('b', 0), message('a', 0)] }
    expect(shownMessages(same, null).map(({ path }) => path)).toEqual(['a', 'b'])
  })
})
