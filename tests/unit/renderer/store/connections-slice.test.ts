import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createBridge, type Bridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { noConnections } from '../../../../renderer/store/connection-selection'
import { composerTargets, hasStandingSelection, timelineFilter } from '../../../../renderer/store/connections-slice'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import type { Result } from '../../../../shared/errors/app-error'
import type { ConnectionSummary } from '../../../../shared/session/connection-summary'
import { defaultServerProfile } from '../../../../shared/session/server-profile'
import { fail, FakeInspector, ok } from '../../../support/fake-inspector'

const summary = (connection: number, change: Partial<ConnectionSummary> = {}) =>
  ({ connection, state: 'open', reading: true, answersPings: true, ...change }) as ConnectionSummary

let inspector: FakeInspector
let server: { -readonly [Verb in keyof Bridge['server']]: Bridge['server'][Verb] }
let store: AppStore
let session: string
/** What main was asked for, and what it answers. */
let asked: unknown[]
let answer: Result<null>
const state = () => store.getState()
const tell = (...changed: ConnectionSummary[]) => state().applyConnections([{ session, changed }])
const select = (...numbers: number[]) =>
  state().selectConnections({ numbers: new Set(numbers), cursor: null, anchor: null })

beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  server = bridge.server
  asked = []
  answer = ok(null)
  const hear = (name: string) => (input: object) => {
    asked.push({ [name]: input })
    return Promise.resolve(answer)
  }
  Object.assign(server, {
    drop: hear('drop'),
    close: hear('close'),
    setReading: hear('setReading'),
    setAnswersPings: hear('setAnswersPings'),
  })
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  session = inspector.addServer(defaultServerProfile).head.id
  state().selectSession(session)
})

describe('the filter of a timeline', () => {
  it('is worked out once for a selection, however often it is asked for', () => {
    const numbers = new Set([1, 2, 7])
    const read = vi.spyOn(numbers, Symbol.iterator)
    state().selectConnections({ numbers, cursor: null, anchor: null })
    expect(timelineFilter(state())).toBe('conn:1..2,7')
    expect(timelineFilter(state())).toBe('conn:1..2,7')
    expect(read).toHaveBeenCalledTimes(1)
  })
})

describe('the connections of the shown server', () => {
  it('are those that main lists, and what ticks told meanwhile is newer', async () => {
    server.connections = async () => ok([summary(1), summary(2, { state: 'handshaking' })])
    const loaded = state().loadConnections(session)
    tell(summary(2, { state: 'closed' }))
    await loaded
    expect([...state().connections.values()].map((each) => [each.connection, each.state])).toEqual([
      [1, 'open'],
      [2, 'closed'],
    ])
  })

  it('are not those of a session that is shown no more', async () => {
    server.connections = async (input) => ok(input.session === session ? [summary(1)] : [])
    const loaded = state().loadConnections(session)
    state().selectSession(inspector.addServer(defaultServerProfile).head.id)
    await loaded
    expect(state().connections.size).toBe(0)
  })

  it('stay as they are when a tick tells of another session', () => {
    tell(summary(1))
    state().applyConnections([{ session: 'another', changed: [summary(2)] }])
    expect([...state().connections.keys()]).toEqual([1])
  })

  it('say why they could not be listed', async () => {
    server.connections = async () => fail('not-open')
    await state().loadConnections(session)
    expect(state().connectionsError?.code).toBe('not-open')
  })

  it('are ordered the other way round by the same column only', () => {
    state().orderConnections('path')
    state().orderConnections('path')
    expect(state().connectionOrder).toEqual({ column: 'path', descending: true })
    state().orderConnections('remote')
    expect(state().connectionOrder).toEqual({ column: 'remote', descending: false })
  })
})

describe('the connections of a session that has ended', () => {
  const parts = [
    { connections: [], next: 1, progress: 0.4, leftOut: 0, end: 5 },
    { connections: [summary(1), summary(2, { state: 'cut-off' })], next: 3, progress: 0.8, leftOut: 0, end: 9 },
    { connections: [summary(3)], next: null, progress: 1, leftOut: 7, end: 9 },
  ]
  /** Answers part by part, each when it is told to. */
  let answers: (() => void)[]
  beforeEach(() => {
    inspector.end(session, 'closed')
    answers = []
    let part = 0
    server.recordedConnections = () =>
      new Promise((resolve) => answers.push(() => resolve(ok(parts[part++] ?? parts[2]!))))
  })
  const answerNext = async () => {
    answers.shift()?.()
    await new Promise(setImmediate)
  }

  it('are read from the recording part by part', async () => {
    const loaded = state().loadConnections(session)
    expect(state().recordedConnections).toEqual({ progress: 0, leftOut: 0, end: 0 })
    await answerNext()
    expect(state().recordedConnections).toEqual({ progress: 0.4, leftOut: 0, end: 5 })
    await answerNext()
    expect([...state().connections.keys()]).toEqual([1, 2])
    await answerNext()
    await loaded
    expect([...state().connections.keys()]).toEqual([1, 2, 3])
    expect(state().recordedConnections).toEqual({ progress: 1, leftOut: 7, end: 9 })
  })

  it('are not changed by what is still told of them', async () => {
    const loaded = state().loadConnections(session)
    while (answers.length > 0) await answerNext()
    await loaded
    tell(summary(1, { path: '/late' }))
    expect(state().connections.get(1)).toEqual(summary(1))
  })

  it('can be selected but not steered', async () => {
    const loaded = state().loadConnections(session)
    while (answers.length > 0) await answerNext()
    await loaded
    select(2)
    expect(timelineFilter(state())).toBe('conn:2')
    expect(hasStandingSelection(state())).toBe(false)
  })

  it('are asked for no more when another session is shown', async () => {
    const loaded = state().loadConnections(session)
    state().newSession()
    await answerNext()
    await loaded
    expect(answers).toEqual([])
    expect(state().recordedConnections).toBeNull()
  })

  it('say why they could not be read', async () => {
    server.recordedConnections = async () => fail('capture-unreadable')
    await state().loadConnections(session)
    expect(state().connectionsError?.code).toBe('capture-unreadable')
  })
})

describe('the selected connections', () => {
  beforeEach(() => tell(summary(1), summary(2), summary(3, { state: 'closed' })))

  it('are whom the composer sends to, until it is told to send to all', () => {
    expect(composerTargets(state())).toBe('all')
    select(1, 2)
    expect(composerTargets(state())).toEqual([1, 2])
    state().chooseSendsToAll(true)
    expect(composerTargets(state())).toBe('all')
    select(2)
    expect(composerTargets(state())).toEqual([2])
  })

  it('narrow the filter of the timeline, whatever it says', () => {
    select(1, 2)
    expect(timelineFilter(state())).toBe('conn:1..2')
    store.setState({ appliedFilter: 'a or b' })
    expect(timelineFilter(state())).toBe('conn:1..2 (a or b)')
    state().selectConnections(noConnections)
    expect(timelineFilter(state())).toBe('a or b')
  })

  it('are steered as far as they stand', async () => {
    select(1, 3)
    await state().dropConnections()
    await state().closeConnections(1000, 'bye')
    expect(asked).toEqual([{ drop: { session, to: [1] } }, { close: { session, to: [1], code: 1000, reason: 'bye' } }])
  })

  it('are left alone when none of them stands', async () => {
    select(3)
    expect(hasStandingSelection(state())).toBe(false)
    await state().dropConnections()
    expect(asked).toEqual([])
  })

  it('are paused together, and go on when all are paused', async () => {
    tell(summary(1, { reading: false, answersPings: false }))
    select(1, 2)
    await state().toggleReading()
    await state().togglePongs()
    select(1)
    await state().toggleReading()
    await state().togglePongs()
    expect(asked).toMatchObject([
      { setReading: { reading: false } },
      { setAnswersPings: { answers: false } },
      { setReading: { reading: true } },
      { setAnswersPings: { answers: true } },
    ])
  })

  it('say what the last thing that was done came to', async () => {
    select(1)
    answer = fail('connection-not-found')
    await state().dropConnections()
    expect(state().connectionsError?.code).toBe('connection-not-found')
    answer = ok(null)
    await state().dropConnections()
    expect(state().connectionsError).toBe(null)
  })
})
