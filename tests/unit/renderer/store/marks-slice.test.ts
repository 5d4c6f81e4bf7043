import { describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { nearestMark } from '../../../../renderer/store/marks-slice'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

function withSelectedEvent() {
  const inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  const store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  store.getState().selectSession(inspector.add(orderFeed(5, true), 'closed').head.id)
  store.getState().selectEvent(2)
  return store
}

describe('marks and notes', () => {
  it('are put away by a second press, however soon', async () => {
    const { getState } = withSelectedEvent()
    await Promise.all([getState().toggleMark(), getState().toggleMark()])
    expect(getState().annotations.size).toBe(0)
  })

  it('of an event are both kept where one is on its way while the other is written', async () => {
    const { getState } = withSelectedEvent()
    await getState().selecting
    await Promise.all([getState().toggleMark(), getState().writeNote(2, 'look here')])
    expect(getState().annotations.get(2)).toEqual({ event: 2, mark: true, note: 'look here' })
  })
})

describe('nearest mark', () => {
  it.each([
    [5, 'next', 9],
    [9, 'next', 20],
    [20, 'next', 3],
    [-1, 'next', 3],
    [5, 'previous', 3],
    [3, 'previous', 20],
    [-1, 'previous', 20],
  ] as const)('is found from %d to the %s, round the end', (from, direction, found) => {
    expect(nearestMark([20, 3, 9], from, direction)).toBe(found)
  })

  it('is none where nothing is marked', () => {
    expect(nearestMark([], 5, 'next')).toBeNull()
  })
})
