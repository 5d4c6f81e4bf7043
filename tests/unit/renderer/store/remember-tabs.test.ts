import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { otherPane } from '../../../../renderer/store/panes-slice'
import { readKept } from '../../../../renderer/store/read-kept'
import { rememberTabs } from '../../../../renderer/store/remember-tabs'
import type { SettingsStorage } from '../../../../renderer/store/settings-slice'
import { appError } from '../../../../shared/errors/app-error'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let stored: Map<string, string>
let sessions: readonly string[]

beforeEach(() => {
  inspector = new FakeInspector()
  stored = new Map()
  sessions = ['one', 'two', 'three'].map(
    (name) => inspector.add(orderFeed(1, true), 'closed', { url: `ws://${name}/` }).head.id,
  )
})

async function bringTabsBack(store: AppStore, storage: SettingsStorage): Promise<void> {
  rememberTabs(store, storage, (await readKept(storage)).tabs)
}

/** The window, opened anew. */
async function open(): Promise<AppStore> {
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  }
  const store = createAppStore(createBridge(inspector), storage)
  await bringTabsBack(store, storage)
  await store.getState().loadSessions()
  return store
}

describe('remembered tabs', () => {
  it('come back in their order, with the one that was shown', async () => {
    const { getState } = await open()
    for (const session of sessions) getState().selectSession(session)
    getState().selectSession(sessions[1] ?? '')
    const again = await open()
    expect(again.getState()).toMatchObject({
      tabs: sessions,
      selectedSession: sessions[1],
      draft: { url: 'ws://two/' },
    })
  })

  it('are awaited until main has told which sessions there are, or that it cannot', async () => {
    stored.set('framescope.tabs', JSON.stringify({ tabs: sessions, shown: sessions[0] }))
    const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: () => {} }
    const store = createAppStore(createBridge(inspector), storage)
    await bringTabsBack(store, storage)
    expect(store.getState().tabsAwaited).toBe(true)
    await store.getState().loadSessions()
    expect(store.getState()).toMatchObject({ tabsAwaited: false, selectedSession: sessions[0] })

    const failed = createAppStore(createBridge(inspector), storage)
    await bringTabsBack(failed, storage)
    failed.getState().failSession(appError('internal', { problem: 'gone' }))
    expect(failed.getState().tabsAwaited).toBe(false)
  })

  it('leave in sight what was typed before main has told', async () => {
    stored.set('framescope.tabs', JSON.stringify({ tabs: sessions, shown: sessions[0] }))
    const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: () => {} }
    const store = createAppStore(createBridge(inspector), storage)
    await bringTabsBack(store, storage)
    store.getState().editDraft({ url: 'ws://typed/' })
    await store.getState().loadSessions()
    expect(store.getState()).toMatchObject({ tabs: sessions, selectedSession: null, draft: { url: 'ws://typed/' } })
  })

  it('are not awaited where a new session was shown', async () => {
    expect((await open()).getState().tabsAwaited).toBe(false)
  })

  it('leave out sessions that are no more', async () => {
    const { getState } = await open()
    for (const session of sessions) getState().selectSession(session)
    await inspector.session.delete({ session: sessions[2] ?? '' })
    const again = await open()
    expect(again.getState()).toMatchObject({ tabs: sessions.slice(0, 2), selectedSession: null })
  })

  it('come back side by side, the active one too', async () => {
    const { getState } = await open()
    for (const session of sessions) getState().selectSession(session)
    getState().splitView()
    getState().selectSession(otherPane(getState()) ?? '')
    const { panes, selectedSession } = getState()
    const again = await open()
    expect(again.getState()).toMatchObject({ panes, selectedSession, tabs: sessions })
    await inspector.session.delete({ session: sessions[1] ?? '' })
    expect((await open()).getState()).toMatchObject({ panes: null, selectedSession })
  })

  it('come back with the split view that waits behind a new session', async () => {
    const { getState } = await open()
    for (const session of sessions) getState().selectSession(session)
    getState().splitView()
    const { panes } = getState()
    getState().newSession()
    const again = await open()
    expect(again.getState()).toMatchObject({ selectedSession: null, panes: { sessions: panes?.sessions } })
    again.getState().closeShownTab()
    expect(again.getState()).toMatchObject({ selectedSession: panes?.sessions[0] })
  })

  it('are those of before where the folder of recordings was away meanwhile', async () => {
    const { getState } = await open()
    getState().selectSession(sessions[0] ?? '')
    const before = stored.get('framescope.tabs')
    const problem = appError('recordings-folder-away', { folder: '/disk', problem: 'ENOENT', used: '/own' })
    vi.spyOn(inspector.settings, 'recordingsPlace').mockResolvedValue({
      ok: true,
      value: { folder: '/own', chosen: '/disk', problem },
    })
    const away = await open()
    await away.getState().readRecordingsPlace()
    away.getState().selectSession(sessions[1] ?? '')
    expect(stored.get('framescope.tabs')).toBe(before)
  })

  it('let a session that was opened meanwhile be in sight', async () => {
    const { getState } = await open()
    getState().selectSession(sessions[0] ?? '')
    const list = inspector.session.list
    vi.spyOn(inspector.session, 'list').mockImplementation(async () => {
      await store.getState().connect()
      return list()
    })
    const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: () => {} }
    const store = createAppStore(createBridge(inspector), storage)
    await bringTabsBack(store, storage)
    await store.getState().loadSessions()
    expect(store.getState().tabs).toEqual([sessions[0], store.getState().selectedSession])
  })

  it.each(['', '{', '{"tabs":[1]}', 'null'])('are none where %j is kept', async (kept) => {
    stored.set('framescope.tabs', kept)
    expect((await open()).getState()).toMatchObject({ tabs: [], selectedSession: null })
  })
})
