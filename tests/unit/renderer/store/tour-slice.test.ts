import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { followTour } from '../../../../renderer/store/follow-tour'
import { viewOf } from '../../../../renderer/store/timeline-view'
import { isAsking, isPointedAt, tourObstacle } from '../../../../renderer/store/tour-slice'
import { tourStepIds, type TourStepId } from '../../../../renderer/store/tour-steps'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
let stored: Map<string, string>
const state = () => store.getState()
const place = (id: TourStepId) => tourStepIds.indexOf(id)
const step = () => tourStepIds[state().tour?.step ?? -1]
const session = () => state().tour?.session ?? ''
const selected = () => viewOf(state().views, session()).selected

function start(): AppStore {
  const bridge = createBridge(inspector)
  const started = createAppStore(bridge, {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
  })
  followLiveUpdates(bridge, started)
  followTour(started)
  return started
}

beforeEach(() => {
  inspector = new FakeInspector()
  stored = new Map()
  store = start()
})

// What the synthetic feed has for the tour, after the three events of its handshake.
const REQUEST = 1
const RESPONSE = 2
const SENT = 3
const BINARY = 10

describe('the tour', () => {
  it('begins in a session of its own, at what its first step is about', async () => {
    await state().startTour()
    expect(step()).toBe('request')
    expect(state().selectedSession).toBe(session())
    expect(selected()).toBe(REQUEST)
    expect(isPointedAt(state(), 'request')).toBe(true)
    expect(isPointedAt(state(), 'checks')).toBe(false)
    // The server is still talking.
    expect(viewOf(state().views, session()).following).toBe(true)
  })

  it('selects what a step is about when that comes', async () => {
    await state().startTour()
    state().goToTourStep(place('length'))
    expect(selected()).toBe(REQUEST)
    inspector.grow(session(), 1)
    await vi.waitUntil(() => selected() === BINARY)
    expect(state().detailTab).toBe('frame')
  })

  it('looks at no rows that the window has not been told of', async () => {
    await state().startTour()
    expect(inspector.rowRequests).toEqual([{ from: 0, count: 3 }])
  })

  it('shows a row that is filtered away', async () => {
    await state().startTour()
    state().changeFilter({ unit: 'messages' })
    state().editFilter('nothing')
    state().applyFilter()
    state().goToTourStep(place('response'))
    expect(state()).toMatchObject({ filter: { unit: 'frames' }, appliedFilter: '' })
  })

  it('sends what a step asks for, and then goes on', async () => {
    await state().startTour()
    inspector.open(session())
    state().goToTourStep(place('masking'))
    expect(isAsking(state())).toBe(true)
    await state().advanceTour()
    expect(inspector.sent).toMatchObject([{ kind: 'text' }])
    expect(step()).toBe('masking')
    inspector.grow(session(), 1)
    state().changeView(session(), { following: false })
    await vi.waitUntil(() => selected() === SENT)
    // With its answer.
    expect(viewOf(state().views, session()).following).toBe(true)
    expect(isAsking(state())).toBe(false)
    await state().advanceTour()
    expect(step()).toBe('ping')
  })

  it('says why nothing could be sent', async () => {
    await state().startTour()
    inspector.open(session())
    state().goToTourStep(place('ping'))
    inspector.failure = 'not-open'
    await state().advanceTour()
    expect(state().sendError).toMatchObject({ code: 'not-open' })
  })

  it('goes on when the user selects what the next step is about, and not for any other row', async () => {
    await state().startTour()
    inspector.grow(session(), 1)
    await vi.waitUntil(() => state().tour?.events[place('length')] === BINARY)
    state().selectEvent(BINARY)
    expect(step()).toBe('request')
    state().selectEvent(RESPONSE)
    expect(step()).toBe('response')
  })

  it('goes back', async () => {
    await state().startTour(place('response'))
    expect(selected()).toBe(RESPONSE)
    state().goToTourStep(place('request'))
    expect(selected()).toBe(REQUEST)
    state().goToTourStep(-1)
    expect(step()).toBe('request')
  })

  it('points at nothing while another session is shown, and leads back', async () => {
    await state().startTour()
    const other = inspector.add(orderFeed(1, true), 'closed')
    state().selectSession(other.head.id)
    expect(tourObstacle(state())).toBe('elsewhere')
    expect(isPointedAt(state(), 'request')).toBe(false)
    await state().resumeTour()
    expect(state().selectedSession).toBe(session())
    expect(tourObstacle(state())).toBeNull()
    expect(selected()).toBe(REQUEST)
  })

  it('goes on at the same step in a new session when its own is deleted', async () => {
    await state().startTour(place('response'))
    const first = session()
    await state().deleteSession(first)
    expect(tourObstacle(state())).toBe('deleted')
    await state().resumeTour()
    expect(session()).not.toBe(first)
    expect(step()).toBe('response')
    expect(selected()).toBe(RESPONSE)
  })

  it('goes on in a new session when its own is over before a step', async () => {
    await state().startTour()
    const first = session()
    inspector.end(first, 'closed')
    // What was recorded can be told of all the same.
    expect(tourObstacle(state())).toBeNull()
    state().goToTourStep(place('ping'))
    expect(tourObstacle(state())).toBe('over')
    await state().resumeTour()
    expect(session()).not.toBe(first)
    expect(tourObstacle(state())).toBeNull()
  })

  it('finds what came last in a long session', async () => {
    await state().startTour()
    inspector.grow(session(), 100)
    inspector.end(session(), 'closed')
    await expect.poll(() => state().tour?.events[place('violation')]).toBe(3 + 100 * 13)
  })

  it('is known as seen once it was left, at its end or before', async () => {
    expect(state().tourSeen).toBe(false)
    await state().startTour(place('refusal'))
    expect(start().getState().tourSeen).toBe(false)
    await state().advanceTour()
    expect(state().tour).toBeNull()
    expect(start().getState().tourSeen).toBe(true)
  })
})
