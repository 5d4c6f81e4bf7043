import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let store: AppStore
let one: string
let two: string
const state = () => store.getState()

beforeEach(() => {
  const inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  ;[one, two] = ['one', 'two'].map(
    (name) => inspector.add(orderFeed(1, true), 'closed', { url: `ws://${name}/` }).head.id,
  ) as [string, string]
  state().selectSession(one)
  state().editFilter('op:text')
})

describe('a filter', () => {
  it('follows the typing, and is left alone by what is no filter', () => {
    state().settleFilter(one)
    expect(state().appliedFilter).toBe('op:text')
    state().editFilter('op:')
    state().settleFilter(one)
    expect(state().appliedFilter).toBe('op:text')
  })

  it('that was cancelled is not applied by itself, whichever session is shown meanwhile', () => {
    state().settleFilter(one)
    state().cancelFilter()
    state().selectSession(two)
    state().selectSession(one)
    state().settleFilter(one)
    expect(state()).toMatchObject({ filterText: 'op:text', appliedFilter: '' })
  })

  it('that was cancelled is applied when it is said so, or typed anew', () => {
    state().cancelFilter()
    state().applyFilter()
    expect(state().appliedFilter).toBe('op:text')
    state().cancelFilter()
    state().editFilter('op:text ')
    state().settleFilter(one)
    expect(state().appliedFilter).toBe('op:text')
  })
})
