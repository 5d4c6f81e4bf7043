import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge, type Bridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { appError } from '../../../../shared/errors/app-error'
import { newResponder, type Responder } from '../../../../shared/responder/responder'
import type { ResponderProblem } from '../../../../shared/responder/responder-problem'
import { defaultServerProfile } from '../../../../shared/session/server-profile'
import { fail, FakeInspector, ok } from '../../../support/fake-inspector'

const named = (name: string): Responder => newResponder({ id: name, name })
const problem: ResponderProblem = { responder: 'a', field: 'when', error: appError('pattern-invalid') }

/** More than all of a server may have together. */
function large(): Responder {
  const content = { kind: 'text', text: 'x'.repeat(1024 * 1024) } as const
  return { ...named('large'), steps: Array.from({ length: 17 }, () => ({ kind: 'send', to: 'all', content })) }
}

let inspector: FakeInspector
let server: { -readonly [Verb in keyof Bridge['server']]: Bridge['server'][Verb] }
let store: AppStore
/** Names of the responders that the running server was given, one text for each time. */
let given: string[]
const state = () => store.getState()
const drafted = () => state().serverDraft.responders.map(({ name }) => name)
const showServer = () => state().selectSession(inspector.addServer(defaultServerProfile).head.id)

beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  server = bridge.server
  given = []
  server.setResponders = async ({ responders }) => {
    given.push(responders.map(({ name }) => name).join())
    return ok(null)
  }
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
})

describe('responders that are edited', () => {
  it('are those of the draft, and of a server that runs', async () => {
    await state().editResponders([named('a')])
    expect(drafted()).toEqual(['a'])
    expect(given).toEqual([])
    showServer()
    await state().editResponders([named('a'), named('b')])
    expect(given).toEqual(['a,b'])
  })

  it('stay those of the draft alone as long as one of them cannot work', async () => {
    showServer()
    server.checkResponders = async () => ok([problem])
    await state().editResponders([named('a')])
    expect(state().responderProblems).toEqual([problem])
    expect(drafted()).toEqual(['a'])
    expect(given).toEqual([])
  })

  it('are judged by the last edit, whichever answer comes first', async () => {
    showServer()
    let answerFirst = () => {}
    const first = new Promise<void>((resolve) => (answerFirst = resolve))
    server.checkResponders = async ({ responders }) => {
      if (responders.length > 1) return ok([])
      await first
      return ok([problem])
    }
    const slow = state().editResponders([named('a')])
    await state().editResponders([named('a'), named('b')])
    answerFirst()
    await slow
    expect(state().responderProblems).toEqual([])
    expect(given).toEqual(['a,b'])
  })

  it.each(['checkResponders', 'setResponders'] as const)('say why %s failed, until the next edit', async (ask) => {
    showServer()
    const before = server[ask]
    Object.assign(server, { [ask]: async () => fail('input-invalid') })
    await state().editResponders([named('a')])
    expect(state().respondersError?.code).toBe('input-invalid')
    Object.assign(server, { [ask]: before })
    await state().editResponders([named('a')])
    expect(state().respondersError).toBe(null)
  })
})

describe('responders that main would not even look at', () => {
  const tooLong = named('x'.repeat(201))
  const atFault = { responder: tooLong.id, field: 'name', error: { code: 'text-too-long' } }

  it('are told beside the field, without asking', async () => {
    showServer()
    server.checkResponders = async () => fail('input-invalid')
    await state().editResponders([tooLong])
    expect(state()).toMatchObject({ responderProblems: [atFault], respondersError: null })
    expect(given).toEqual([])
  })

  it('keep a server from starting, and say so where they are', async () => {
    state().chooseMode('server')
    state().editServerDraft({ responders: [tooLong] })
    await state().connect()
    expect(state().sessionError).toMatchObject({ code: 'responder-invalid', params: { cause: 'text-too-long' } })
    expect(state().optionsTab).toBe('responders')
  })

  it('are too large together before they are too long one by one', async () => {
    await state().editResponders([large()])
    expect(state().respondersError?.code).toBe('responders-too-large')
  })
})

describe('responders of a stored session', () => {
  it('are looked at when it is shown: the contents of files are not among them', async () => {
    server.checkResponders = async () => ok([problem])
    const { id } = inspector.addServer({ ...defaultServerProfile, responders: [named('a')] }).head
    inspector.end(id, 'closed')
    server.responders = async () => fail('not-open')
    state().selectSession(id)
    await state().loadResponders(id)
    expect(state().responderProblems).toEqual([problem])
    expect(drafted()).toEqual(['a'])
  })
})

describe('responders of a running server that comes to be shown', () => {
  it('are put into the draft as they are now', async () => {
    server.responders = async () => ok([named('now')])
    showServer()
    await state().loadResponders(state().selectedSession)
    expect(drafted()).toEqual(['now'])
  })

  it('do not overwrite what is typed meanwhile', async () => {
    server.responders = async () => ok([named('now')])
    showServer()
    const loaded = state().loadResponders(state().selectedSession)
    await state().editResponders([named('typed')])
    await loaded
    expect(drafted()).toEqual(['typed'])
  })
})

describe('responders of a profile', () => {
  const profile = (...responders: Responder[]) => ({ ...defaultServerProfile, responders })

  beforeEach(async () => {
    server.checkResponders = async ({ responders }) => ok(responders.some(({ name }) => name === 'a') ? [problem] : [])
    await inspector.profile.create({ folder: '', name: 'one', profile: profile(named('a')) })
    await inspector.profile.create({ folder: '', name: 'two', profile: profile(named('b')) })
  })

  it('are looked at when it is opened', async () => {
    await state().openProfile('one.json')
    await expect.poll(() => state().responderProblems).toEqual([problem])
  })

  it('leave nothing behind for those of the next', async () => {
    await state().openProfile('one.json')
    await expect.poll(() => state().responderProblems).toEqual([problem])
    await state().editResponders([large()])
    expect(state().respondersError?.code).toBe('responders-too-large')
    await state().openProfile('two.json')
    expect(state()).toMatchObject({ responderProblems: [], respondersError: null })
  })

  it('of a running server do not wait as something typed', async () => {
    showServer()
    await state().editResponders([named('b')])
    state().selectSession(inspector.addServer(defaultServerProfile).head.id)
    expect(state().waitingDrafts).toEqual([])
  })
})
