import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { keepViewsOpen } from '../../../../renderer/store/keep-views-open'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { rowsInView, shownView } from '../../../../renderer/store/views-slice'
import { appError, type AppError } from '../../../../shared/errors/app-error'
import { quickFilterMask, showAll } from '../../../../shared/session/event-class'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
let session: string
let opened: string[]
let closed: string[]
let refusal: AppError | null
const state = () => store.getState()

beforeEach(() => {
  inspector = new FakeInspector()
  opened = []
  refusal = null
  closed = []
  const { openView, closeView } = inspector.timeline
  Object.assign(inspector.timeline, {
    openView: async (input: Parameters<typeof openView>[0]) => {
      opened.push([input.filter, input.needle].filter((part) => part !== '').join(' | '))
      return refusal === null ? openView(input) : { ok: false, error: refusal }
    },
    closeView: async (input: Parameters<typeof closeView>[0]) => {
      closed.push(input.view)
      return closeView(input)
    },
  })
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  keepViewsOpen(bridge, store)
  session = inspector.add(orderFeed(5, true), 'closed').head.id
  state().selectSession(session)
})

const filterBy = (text: string) => {
  state().editFilter(text)
  state().applyFilter()
}
const isShown = (filter: string) =>
  vi.waitFor(() => expect(state().filterViews.get(session)?.request.filter).toBe(filter))

describe('opened views', () => {
  it('shows the rows of a filter once they are known, and all of them without one', async () => {
    const mask = quickFilterMask(showAll)
    filterBy('op:ping')
    expect(shownView(state(), session)).toBe(mask)
    await isShown('op:ping')
    const view = shownView(state(), session)
    expect(view).toBeTypeOf('string')
    expect(rowsInView(state(), session, view)).toBeLessThan(rowsInView(state(), session, mask))
    state().clearFilter()
    expect(shownView(state(), session)).toBe(mask)
    expect(closed).toEqual([view])
  })

  it('closes what a newer filter has overtaken', async () => {
    filterBy('op:ping')
    filterBy('op:text')
    await isShown('op:text')
    await vi.waitFor(() => expect(closed).toHaveLength(1))
    expect(closed).not.toContain(shownView(state(), session))
    expect([...state().progress.keys()]).toEqual([shownView(state(), session)])
  })

  it('keeps the rows of the last filter while the next one is wrong', async () => {
    filterBy('op:ping')
    await isShown('op:ping')
    filterBy('op:')
    expect(state().appliedFilter).toBe('op:ping')
    expect(opened).toEqual(['op:ping'])
  })

  it('opens the filter anew where its times of day are by another clock', async () => {
    filterBy('after:12:00')
    await isShown('after:12:00')
    await state().changeSettings({ times: 'utc' })
    await vi.waitFor(() => expect(state().filterViews.get(session)?.request.zone).toBe('utc'))
    expect(opened).toEqual(['after:12:00', 'after:12:00'])
    expect(closed).toHaveLength(1)
  })

  it('opens the filter anew for another session and for other quick filters', async () => {
    filterBy('op:text')
    await isShown('op:text')
    state().changeFilter({ received: false })
    state().selectSession(inspector.add(orderFeed(5, true), 'closed').head.id)
    expect(opened).toEqual(['op:text', 'op:text', 'op:text'])
  })

  it('shows nothing of a session that comes into sight before the rows of its filter are known', async () => {
    filterBy('op:text')
    expect(state().awaitedRows.size).toBe(0)
    await isShown('op:text')
    const other = inspector.add(orderFeed(5, true), 'closed').head.id
    state().selectSession(other)
    expect([...state().awaitedRows]).toEqual([other])
    await vi.waitFor(() => expect(state().awaitedRows.size).toBe(0))
    expect(shownView(state(), other)).toBeTypeOf('string')
    state().selectSession(session)
    expect([...state().awaitedRows]).toEqual([session])
    // Nothing to search for any more.
    state().clearFilter()
    expect(state().awaitedRows.size).toBe(0)
  })

  it('shows all rows of a session whose filter main refuses', async () => {
    filterBy('op:text')
    await isShown('op:text')
    refusal = appError('filter-too-slow', {})
    const other = inspector.add(orderFeed(5, true), 'closed').head.id
    state().selectSession(other)
    await vi.waitFor(() => expect(state().filterViews.get(other)?.error).toBe(refusal))
    expect(state().awaitedRows.size).toBe(0)
  })

  it('goes from match to match of Find, round the end, within the filter', async () => {
    filterBy('dir:sent')
    await isShown('dir:sent')
    state().openFind()
    state().editNeedle('subscribe')
    await vi.waitFor(() => expect(state().findViews.get(session)?.request.needle).toBe('subscribe'))
    const total = state().progress.get(state().findViews.get(session)?.view ?? '')?.rows ?? 0
    expect(total).toBeGreaterThan(0)
    const visited: number[] = []
    for (let step = 0; step <= total; step++) {
      await state().find('next')
      visited.push(state().foundMatch?.event ?? -1)
    }
    expect(new Set(visited).size).toBe(total)
    expect(visited.at(-1)).toBe(visited[0])
    await state().find('previous')
    expect(state().foundMatch?.event).toBe(visited.at(-2))
    expect(state().revealed).toEqual({ session, event: visited.at(-2) })
    state().closeFind()
    expect(state().findViews.has(session)).toBe(false)
  })

  it('stay open for both panes of a split view, and change with the filter of their own alone', async () => {
    filterBy('op:ping')
    await isShown('op:ping')
    const view = shownView(state(), session)
    const other = inspector.add(orderFeed(5, true), 'closed').head.id
    state().splitView()
    await vi.waitFor(() => expect(state().filterViews.get(other)?.request.filter).toBe('op:ping'))
    filterBy('op:text')
    await vi.waitFor(() => expect(state().filterViews.get(other)?.request.filter).toBe('op:text'))
    state().openFind()
    state().editNeedle('subscribe')
    await vi.waitFor(() => expect(state().findViews.get(other)?.request.filter).toBe('op:text'))
    expect(shownView(state(), session)).toBe(view)
    expect(closed).not.toContain(view)
    state().selectSession(session)
    expect(state()).toMatchObject({ selectedSession: session, filterText: 'op:ping', findOpen: false })
    expect(state().findViews.get(other)?.request.needle).toBe('subscribe')
    expect(closed).not.toContain(view)
    state().endSplit()
    expect([...state().filterViews.keys()]).toEqual([session])
    expect(state().findViews.size).toBe(0)
  })
})
