import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge, type Bridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import type { Result } from '../../../../shared/errors/app-error'
import type { ReplayStatus } from '../../../../shared/replay/replay-report'
import type { ReplayRequest } from '../../../../shared/replay/replay-request'
import { defaultServerProfile } from '../../../../shared/session/server-profile'
import { fail, FakeInspector, ok } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let replay: { -readonly [Verb in keyof Bridge['replay']]: Bridge['replay'][Verb] }
let store: AppStore
let asked: ReplayRequest[]
const state = () => store.getState()

const status = (session: string) => ({ replay: `of ${session}`, session, state: 'running' }) as unknown as ReplayStatus
const addClient = () => inspector.add(orderFeed(1, true), 'closed').head.id
const addServer = () => inspector.addServer(defaultServerProfile).head.id
const select = (...numbers: number[]) =>
  state().selectConnections({ numbers: new Set(numbers), cursor: null, anchor: null })

beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  replay = bridge.replay
  asked = []
  replay.start = async ({ request }) => {
    asked.push(request)
    return ok(status(request.source))
  }
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
})

describe('a replay into a new connection', () => {
  it('has the credentials that the session was started with', async () => {
    const auth = { kind: 'bearer', token: 'hush' } as const
    state().editDraft({ url: 'ws://localhost/', auth })
    await state().connect()
    const session = state().selectedSession ?? ''
    inspector.end(session, 'closed')
    await state().prepareReplay(session, 'all')
    await state().startReplay()
    expect(asked[0]?.target).toMatchObject({ kind: 'new', profile: { auth } })
  })
})

describe('a replay of a server session', () => {
  it('goes to the selected clients of that server, and of no other', async () => {
    const [shown, other] = [addServer(), addServer()]
    state().selectSession(shown)
    select(2)
    await state().prepareReplay(shown, 'all')
    await state().startReplay()
    await state().prepareReplay(shown, 'all')
    state().editReplay({ target: { kind: 'session', place: other } })
    await state().startReplay()
    expect(asked.map(({ target }) => target)).toEqual([
      { kind: 'session', session: shown, to: [2] },
      { kind: 'session', session: other, to: 'all' },
    ])
  })
})

describe('a replay that is being started', () => {
  let answer: (reply: Result<ReplayStatus>) => void
  let session: string

  beforeEach(async () => {
    session = addClient()
    replay.start = ({ request }) => {
      asked.push(request)
      return new Promise((resolve) => (answer = resolve))
    }
    await state().prepareReplay(session, 'all')
  })

  it('is not started twice', async () => {
    const started = state().startReplay()
    await state().startReplay()
    expect(state().replayPending).toBe(true)
    await setImmediate()
    answer(ok(status(session)))
    await started
    expect(asked).toHaveLength(1)
    expect(state()).toMatchObject({ replayPending: false, replayDraft: null, selectedSession: session })
  })

  it('leaves whoever closed the dialog meanwhile where he is', async () => {
    const started = state().startReplay()
    state().cancelReplay()
    await setImmediate()
    answer(ok(status(session)))
    await started
    expect(state().selectedSession).toBeNull()
    expect(state().toldReplays.has(session)).toBe(true)
  })

  it('says why it did not begin', async () => {
    const started = state().startReplay()
    await setImmediate()
    answer(fail('replay-empty'))
    await started
    expect(state().replayError?.code).toBe('replay-empty')
  })
})

describe('replays that there are', () => {
  it.each([
    ['steered', () => state().steerReplay('of it', 'stop')],
    ['listed', () => state().listReplays('it')],
    ['deleted', () => state().deleteReplay('of it')],
  ])('say why they could not be %s', async (_, ask) => {
    state().applyReplays([status('it')])
    Object.assign(replay, {
      steer: async () => fail('replay-not-found'),
      list: async () => fail('replay-not-found'),
      delete: async () => fail('replay-not-found'),
    })
    await ask()
    expect(state().replaysError?.code).toBe('replay-not-found')
    expect(state().replays.size).toBe(1)
  })

  it('go with their session', () => {
    state().applyReplays([status('it'), status('other')])
    state().forgetReplaysOf(['it'])
    expect([...state().replays.keys()]).toEqual(['of other'])
  })
})
