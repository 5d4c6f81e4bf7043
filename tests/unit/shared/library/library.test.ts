import { describe, expect, it } from 'vitest'
import {
  emptyLibrary,
  messagesIn,
  shownFolders,
  type Library,
  type LibraryMessage,
} from '../../../../shared/library/library'

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

const known = new Set(['p1', 'p2'])
const shown = (contents: Library, open: string | null) => shownFolders(contents, { open, known })
const paths = (contents: Library, open: string | null) => messagesIn(shown(contents, open)).map(({ path }) => path)

describe('library', () => {
  it('shows the messages of a folder in their order, before the folders in it', () => {
    expect(paths(library, null)).toEqual(['y', 'z', 'b/two', 'b/one'])
  })

  it('shows those of the open profile beside those of all', () => {
    expect(paths(library, 'p1')).toEqual(['y', 'z', 'b/two', 'b/one', 'own/x'])
    expect(paths(library, 'p2')).toHaveLength(4)
  })

  it('shows folders in the order of their names, and those of other profiles alone not', () => {
    expect(shown(library, null).map(({ path }) => path)).toEqual(['', 'a 9', 'a 10', 'b', 'empty'])
    expect(shown(library, 'p1').map(({ path }) => path)).toContain('own')
  })

  it('gives messages with the same place an order by their names', () => {
    const same = { ...emptyLibrary, messages: [message('b', 0), message('a', 0)] }
    expect(paths(same, null)).toEqual(['a', 'b'])
  })

  it('shows messages of a profile that is gone to all', () => {
    const orphan = { ...emptyLibrary, messages: [message('lost', 0, 'gone'), message('foreign', 1, 'p2')] }
    expect(paths(orphan, null)).toEqual(['lost'])
  })
})
