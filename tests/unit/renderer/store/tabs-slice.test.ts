import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
const state = () => store.getState()
const add = (url: string) => inspector.add(orderFeed(1, true), 'closed', { url }).head.id
const waiting = () => state().waitingDrafts.map((draft) => (draft.mode === 'client' ? draft.url : draft.port))

beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
})

describe('tabs', () => {
  it('open with the sessions that are shown', () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().selectSession(two)
    state().selectSession(one)
    expect(state().tabs).toEqual([one, two])
  })

  it('close without an end of their session, and leave to the next one', async () => {
    await state().connect()
    const live = state().selectedSession ?? ''
    inspector.open(live)
    const other = add('ws://other/')
    state().selectSession(other)
    state().selectSession(live)
    state().closeShownTab()
    expect(state()).toMatchObject({ tabs: [other], selectedSession: other })
    expect(state().sessions.get(live)?.state).toBe('open')
    state().closeShownTab()
    expect(state()).toMatchObject({ tabs: [], selectedSession: null })
    state().closeShownTab()
    expect(state().tabs).toEqual([])
  })

  it('stay where they are when another one is closed', () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().selectSession(two)
    state().closeTab(one)
    expect(state()).toMatchObject({ tabs: [two], selectedSession: two })
  })

  it('close with the deletion of their session, whoever deletes it', async () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().selectSession(two)
    await state().deleteSession(two)
    expect(state()).toMatchObject({ tabs: [one], selectedSession: one })
  })

  it('take the session that is started over an ended one in its place', async () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().selectSession(two)
    state().selectSession(one)
    await state().connect()
    const again = state().selectedSession
    expect(state().tabs).toEqual([again, two])
    state().newSession()
    await state().connect()
    expect(state().tabs).toEqual([again, two, state().selectedSession])
  })

  it('take a session that is still being started behind what the user turned to meanwhile', async () => {
    state().editDraft({ url: 'ws://first/' })
    const first = state().connect()
    state().newSession()
    state().editDraft({ url: 'ws://second/' })
    await first
    expect(state()).toMatchObject({ selectedSession: null, draft: { url: 'ws://second/' } })
    await state().connect()
    const urls = state().tabs.map((id) => state().sessions.get(id)?.head.profile)
    expect(urls).toMatchObject([{ url: 'ws://first/' }, { url: 'ws://second/' }])
    expect(state().selectedSession).toBe(state().tabs[1])
    expect(waiting()).toEqual([])
  })

  it('hold nothing that was started from them, once the user has turned away from them', async () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().editDraft({ url: 'ws://edited/' })
    const started = state().connect()
    state().selectSession(two)
    await started
    expect(state()).toMatchObject({ selectedSession: two, draft: { url: 'ws://two/' } })
    state().selectSession(one)
    expect(state().draft.url).toBe('ws://one/')
    expect(waiting()).toEqual([])
  })

  it('say elsewhere why a session was not started that is not waited for any more', async () => {
    const two = add('ws://two/')
    inspector.failure = 'url-invalid'
    state().editDraft({ url: 'ws://first/' })
    const started = state().connect()
    state().selectSession(two)
    await started
    expect(state()).toMatchObject({
      sessionError: null,
      leftStart: { profile: { url: 'ws://first/' }, error: { code: 'url-invalid' } },
    })
    expect(waiting()).toEqual(['ws://first/'])
  })

  it('get one session of the demo for two presses, and none in sight for who has turned to another', async () => {
    const [demo, none] = [state().startDemo(), state().startDemo()]
    expect(await none).toBeNull()
    const id = await demo
    expect(state().selectedSession).toBe(id)
    expect(state().sessions.size).toBe(1)
    const again = state().startDemo()
    state().newSession()
    expect(await again).toBeNull()
    expect(state()).toMatchObject({ selectedSession: null, tabs: [id, expect.any(String)] })
  })

  it('filter a session as the one before, but for a stretch of its time', () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().editFilter('op:text')
    state().applyFilter()
    state().selectSpan({ from: 0, to: 1e9 })
    const { filterText } = state()
    expect(filterText).toMatch(/^op:text after:/)
    state().selectSession(two)
    expect(state()).toMatchObject({ filterText: 'op:text', appliedFilter: 'op:text' })
    state().selectSession(one)
    expect(state()).toMatchObject({ filterText, appliedFilter: filterText })
  })

  it('are drawn anew with the place that was left, not with what was found before', () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().revealEvent(1)
    const { revealed } = state()
    state().revealEvent(2)
    state().endReveal(revealed ?? {})
    expect(state().revealed).toEqual({ session: one, event: 2 })
    state().endReveal(state().revealed ?? {})
    state().selectSession(two)
    state().selectSession(one)
    expect(state().revealed).toBeNull()
  })

  it('leave a new session for the last of them', () => {
    const one = add('ws://one/')
    state().selectSession(one)
    state().newSession()
    state().editDraft({ url: 'ws://typed/' })
    state().closeShownTab()
    expect(state().selectedSession).toBe(one)
    expect(waiting()).toEqual(['ws://typed/'])
  })
})

describe('what is typed over a session', () => {
  it('is there again with its tab', () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().editDraft({ url: 'ws://one/edited' })
    state().selectSession(two)
    expect(state().draft.url).toBe('ws://two/')
    state().editDraft({ url: 'ws://two/edited' })
    state().newSession()
    state().selectSession(one)
    expect(state().draft.url).toBe('ws://one/edited')
    state().selectSession(two)
    expect(state().draft.url).toBe('ws://two/edited')
    state().selectSession(one)
    expect(state().draft.url).toBe('ws://one/edited')
    expect(waiting()).toEqual([])
  })

  it('is there again where a session of the other mode was shown meanwhile', () => {
    const one = add('ws://one/')
    state().selectSession(one)
    state().editDraft({ url: 'ws://one/edited' })
    state().selectSession(inspector.addServer({ ...state().serverDraft, port: 9001 }).head.id)
    state().selectSession(one)
    expect(state().draft.url).toBe('ws://one/edited')
    expect(waiting()).toEqual([])
  })

  it('waits once its tab is closed, shown or not', () => {
    const [one, two] = [add('ws://one/'), add('ws://two/')]
    state().selectSession(one)
    state().editDraft({ url: 'ws://one/edited' })
    state().selectSession(two)
    state().editDraft({ url: 'ws://two/edited' })
    state().closeTab(one)
    expect(waiting()).toEqual(['ws://one/edited'])
    state().closeTab(two)
    expect(waiting()).toEqual(['ws://two/edited', 'ws://one/edited'])
  })
})
