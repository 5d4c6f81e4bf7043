import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { paletteEntries } from '../../../../renderer/commands/palette-entries'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import type { CommandId } from '../../../../shared/commands/commands'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
beforeEach(() => {
  inspector = new FakeInspector()
  store = createAppStore(createBridge(inspector), { getItem: () => null, setItem: () => {} })
})

const found = (typed: string, isEnabled: (command: CommandId) => boolean = () => true) =>
  paletteEntries(typed, store.getState(), isEnabled)
const keys = (typed: string, isEnabled?: (command: CommandId) => boolean) =>
  found(typed, isEnabled).map(({ key }) => key)

describe('entries of the palette', () => {
  it('are found by any words of the title and its menu, in any order', () => {
    expect(keys('server start')).toContain('session.start-server')
    expect(keys('profiles delete')).toContain('profile.delete')
    expect(keys('no such thing')).toEqual([])
  })

  it('are first where they begin with what is typed', () => {
    expect(keys('new')[0]).toBe('session.new')
    expect(keys('replay this')[0]).toBe('replay.session')
  })

  it('are only what can be done, and not the palette itself', () => {
    expect(keys('', (command) => command === 'theme.dark' || command === 'palette.open')).toEqual(['theme.dark'])
  })

  it('are sessions too, by endpoint or by the name of their profile', async () => {
    const { head } = inspector.add(orderFeed(0, false), 'closed', { url: 'wss://prices.example.com/feed' })
    await store.getState().loadSessions()
    expect(found('prices feed')).toEqual([
      expect.objectContaining({
        title: 'wss://prices.example.com/feed',
        target: { kind: 'session', session: head.id },
      }),
    ])
  })

  it('are profiles in folders too, by name or endpoint', () => {
    const profile = { kind: 'profile', path: 'team/Prices', id: '1', name: 'Prices', mode: 'client' } as const
    const entry = { ...profile, endpoint: 'wss://feed.example.com', edition: '1' }
    const entries = [{ kind: 'folder', path: 'team', name: 'team', entries: [entry] } as const]
    store.setState({ profileTree: { entries, rejected: [], problem: null } })
    for (const typed of ['prices', 'feed.example'])
      expect(found(typed)).toEqual([expect.objectContaining({ target: { kind: 'profile', path: 'team/Prices' } })])
  })
})
