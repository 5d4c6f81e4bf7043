import { describe, expect, it } from 'vitest'
import { profileRows } from '../../../../renderer/store/profile-rows'
import type { ProfileEntry } from '../../../../shared/profile/profile-tree'

const profile = (path: string, endpoint = 'ws://host/'): ProfileEntry => ({
  kind: 'profile',
  path,
  id: path,
  name: path.replace(/^.*\/|\.json$/g, ''),
  mode: 'client',
  endpoint,
  edition: '',
})
const folder = (path: string, entries: ProfileEntry[]): ProfileEntry => ({ kind: 'folder', path, name: path, entries })

const entries = [
  folder('Chat', [profile('Chat/Lobby.json'), folder('Chat/old', [profile('Chat/old/Archive.json')])]),
  profile('Order feed.json', 'wss://feed.example.com/v2'),
]
const shown = (collapsed: string[], search = '') =>
  profileRows(entries, new Set(collapsed), search).map(({ entry, level, expanded }) => [entry.path, level, expanded])

describe('profileRows', () => {
  it('are all entries in their order, but what collapsed folders hold', () => {
    expect(shown(['Chat/old'])).toEqual([
      ['Chat', 1, true],
      ['Chat/Lobby.json', 2, null],
      ['Chat/old', 2, false],
      ['Order feed.json', 1, null],
    ])
    expect(shown(['Chat'])).toEqual([
      ['Chat', 1, false],
      ['Order feed.json', 1, null],
    ])
  })

  it('say which of how many siblings they are', () => {
    const places = profileRows(entries, new Set(), '').map(({ place, siblings }) => [place, siblings])
    expect(places).toEqual([
      [1, 2],
      [1, 2],
      [2, 2],
      [1, 1],
      [2, 2],
    ])
  })

  it.each([
    ['ARCHIVE', ['Chat', 'Chat/old', 'Chat/old/Archive.json']],
    ['feed.example', ['Order feed.json']],
    ['order v2', ['Order feed.json']],
    ['chat', ['Chat', 'Chat/Lobby.json', 'Chat/old', 'Chat/old/Archive.json']],
    ['nothing', []],
  ])('that are searched for %j open the folders that they are in', (search, paths) => {
    expect(shown(['Chat', 'Chat/old'], search).map(([path]) => path)).toEqual(paths)
  })
})
