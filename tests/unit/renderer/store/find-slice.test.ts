import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, it, vi, type Mock } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { keepViewsOpen } from '../../../../renderer/store/keep-views-open'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { viewOf } from '../../../../renderer/store/timeline-view'
import type { Inspector } from '../../../../shared/ipc/contract'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
let neighbour: Mock<Inspector['timeline']['neighbour']>
let session: string
const state = () => store.getState()
const selected = () => viewOf(state().views, session).selected

beforeEach(() => {
  inspector = new FakeInspector()
  neighbour = vi.spyOn(inspector.timeline, 'neighbour')
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  keepViewsOpen(bridge, store)
  session = inspector.add(orderFeed(5, true), 'closed').head.id
  state().selectSession(session)
  state().openFind()
})

const filterBy = (text: string) => {
  state().editFilter(text)
  state().applyFilter()
}

/** Find rests at a match of this. */
async function findFirst(needle: string): Promise<number> {
  state().editNeedle(needle)
  await state().find('next')
  return selected() ?? -1
}

describe('find', () => {
  it('goes to a match of what was typed just before, at first and where another search was there', async () => {
    const subscribing = await findFirst('subscribe')
    expect(subscribing).toBeGreaterThan(0)
    state().editNeedle('trade')
    await state().find('next')
    expect(state().foundMatch).toMatchObject({ view: state().findViews.get(session)?.view, event: selected() })
    expect(selected()).toBeGreaterThan(subscribing)
    expect(state().revealed).toEqual({ session, event: selected() })
  })

  it('goes to a match among the rows of a filter that was changed just before, or while it asked', async () => {
    const sent = await findFirst('"')
    filterBy('dir:received')
    await state().find('next')
    const received = selected() ?? -1
    expect(received).toBeGreaterThan(sent)
    const going = state().find('previous')
    filterBy('dir:sent')
    await going
    expect(selected()).not.toBe(received)
    expect(state().foundMatch).toMatchObject({ event: selected(), total: state().progress.get(openView())?.rows })
  })

  it.each([
    ['selected another row', () => state().selectEvent(4)],
    ['typed on', () => state().editNeedle('trades')],
    ['closed Find', () => state().closeFind()],
    ['turned to another session', () => state().selectSession(inspector.add(orderFeed(1, true), 'closed').head.id)],
  ])('leaves be who has %s meanwhile', async (_, turn) => {
    await findFirst('subscribe')
    const before = state().revealed
    state().editNeedle('trade')
    const going = state().find('next')
    turn()
    await going
    expect(state().revealed).toBe(before)
  })

  it('waits for a search that has not come to the next match, and goes round the end once it is over', async () => {
    const first = await findFirst('subscribe')
    const progress = state().progress.get(openView())
    if (!progress) throw new Error('Find has no view')
    state().applyProgress([{ ...progress, done: false, scanned: first + 1 }])
    neighbour.mockClear()
    neighbour.mockResolvedValueOnce({ ok: true, value: null })
    const going = state().find('next')
    await setImmediate()
    expect(neighbour).toHaveBeenCalledTimes(1)
    expect(selected()).toBe(first)
    state().applyProgress([progress])
    await going
    expect(selected()).not.toBe(first)

    const last = selected() ?? -1
    state().applyProgress([{ ...progress, done: false, scanned: last - 1 }])
    const back = state().find('previous')
    await setImmediate()
    expect(selected()).toBe(last)
    state().applyProgress([{ ...progress, done: false, scanned: last }])
    await back
    expect(selected()).toBe(first)
  })

  it('ends where the search ended without a match', async () => {
    await findFirst('subscribe')
    const before = selected()
    expect(await findFirst('nothing of the kind')).toBe(before)
  })
})

const openView = () => state().findViews.get(session)?.view ?? ''
