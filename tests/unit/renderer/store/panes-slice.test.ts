import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { maySplit, otherPane, shownSessions } from '../../../../renderer/store/panes-slice'
import { placeIn } from '../../../../renderer/store/session-place'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
let one: string
let two: string
let three: string
const state = () => store.getState()
const add = (name: string) => inspector.add(orderFeed(20, true), 'closed', { url: `ws://${name}/` }).head.id

beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  ;[one, two, three] = [add('one'), add('two'), add('three')]
  state().selectSession(one)
})

describe('a split view', () => {
  it('shows the next tab beside the shown one, and what is beside and below is about that', () => {
    state().selectSession(two)
    state().selectSession(one)
    state().splitView()
    expect(shownSessions(state())).toEqual([one, two])
    expect(state()).toMatchObject({ selectedSession: two, draft: { url: 'ws://two/' } })
    state().selectSession(otherPane(state()) ?? '')
    expect(state()).toMatchObject({ selectedSession: one, draft: { url: 'ws://one/' } })
    expect(otherPane(state())).toBe(two)
  })

  it('shows another session where there is no other tab', () => {
    state().splitView()
    expect(state().tabs).toHaveLength(2)
    expect(shownSessions(state())).toContain(state().tabs[1])
  })

  it('needs another session', async () => {
    await state().deleteSession(two)
    expect(maySplit(state())).toBe(true)
    await state().deleteSession(three)
    expect(maySplit(state())).toBe(false)
    state().splitView()
    expect(state().panes).toBeNull()
  })

  it('takes a chosen session into the active pane, and waits while a new session is shown', async () => {
    state().selectSession(two)
    state().splitView()
    expect(shownSessions(state())).toEqual([two, one])
    state().selectSession(three)
    expect(shownSessions(state())).toEqual([two, three])
    state().newSession()
    expect(shownSessions(state())).toEqual([])
    await state().connect()
    expect(shownSessions(state())).toEqual([two, state().selectedSession])
  })

  it('comes back as it was when the new session that it waited for is given up', () => {
    state().selectSession(two)
    state().splitView()
    const { panes } = state()
    state().newSession()
    state().closeShownTab()
    expect(state()).toMatchObject({ panes, selectedSession: one })
  })

  it('ends with the tab of either session, and leaves the other one', () => {
    state().selectSession(two)
    state().selectSession(three)
    state().selectSession(one)
    state().splitView()
    state().closeTab(two)
    expect(state()).toMatchObject({ panes: null, selectedSession: one })
    state().splitView()
    state().selectSession(otherPane(state()) ?? '')
    state().closeTab(three)
    expect(state()).toMatchObject({ panes: null, selectedSession: one })
  })

  it('ends with the deletion of either session', async () => {
    state().selectSession(two)
    state().splitView()
    await state().deleteSession(one)
    expect(state()).toMatchObject({ panes: null, selectedSession: two })
  })
})

describe('how a session is looked at', () => {
  const filterBy = (text: string) => {
    state().editFilter(text)
    state().applyFilter()
  }

  it('stays with it: filters, Find and the connections that are selected', () => {
    filterBy('op:ping')
    state().changeFilter({ unit: 'messages' })
    state().openFind()
    state().editNeedle('order')
    state().selectConnections({ numbers: new Set([1]), cursor: 1, anchor: 1 })
    state().selectSession(two)
    expect(state()).toMatchObject({ appliedFilter: 'op:ping', filter: { unit: 'messages' } })
    expect(state().connectionSelection.numbers.size).toBe(0)
    filterBy('op:text')
    state().changeFilter({ unit: 'frames' })
    state().closeFind()
    expect(placeIn(state(), one)).toMatchObject({
      appliedFilter: 'op:ping',
      filter: { unit: 'messages' },
      findOpen: true,
    })
    state().selectSession(one)
    expect(state()).toMatchObject({
      filterText: 'op:ping',
      filter: { unit: 'messages' },
      findOpen: true,
      needle: 'order',
    })
    expect(state().connectionSelection.numbers.size).toBe(1)
    expect(placeIn(state(), two)).toMatchObject({ appliedFilter: 'op:text', findOpen: false })
  })

  it('is changed for the session that it was typed for, whichever is shown by then', () => {
    state().editFilter('op:ping')
    state().selectSession(two)
    state().applyFilter(one)
    state().editNeedle('late', one)
    expect(placeIn(state(), one)).toMatchObject({ appliedFilter: 'op:ping', needle: 'late' })
    expect(state()).toMatchObject({ appliedFilter: '', needle: '' })
  })

  it('keeps the marks in sight while another session is the shown one', async () => {
    state().selectEvent(3)
    await setImmediate()
    await state().toggleMark()
    state().selectSession(two)
    expect(placeIn(state(), one).annotations.has(3)).toBe(true)
    await setImmediate()
    expect(state().annotations.size).toBe(0)
    state().selectSession(one)
    expect(state().annotations.has(3)).toBe(true)
  })

  it('is forgotten with the session', async () => {
    state().selectSession(two)
    expect(state().places.has(one)).toBe(true)
    await state().deleteSession(one)
    expect(state().places.has(one)).toBe(false)
  })
})
