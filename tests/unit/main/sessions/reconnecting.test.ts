import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ClientSession } from '../../../../main/sessions/client-session'
import { appError } from '../../../../shared/errors/app-error'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { startRepeat } from '../../../support/start-repeat'
import { FakeConnections, FakeRecording, type FakeConnection } from '../../../support/fake-session-ports'

const STARTED_AT = 5_000_000
const refused = appError('connection-refused', { host: 'localhost' })

function setUp(attempts = 3) {
  const reconnect = { enabled: true, firstWait: 1000, longestWait: 30_000, attempts }
  const profile = { ...defaultClientProfile, url: 'ws://localhost/', reconnect }
  const head = { id: 's1', mode: 'client' as const, profile, startedAt: STARTED_AT, recordedBy: 'test' }
  const session = new ClientSession(head, startRepeat, () => performance.now(), vi.fn<() => void>())
  const recording = new FakeRecording(session.progress)
  const connections = new FakeConnections()
  const start = performance.now()
  session.start({
    recording,
    clock: () => (performance.now() - start) * 1e6,
    profile,
    secretFields: new Set(),
    connections,
  })
  return {
    session,
    recording,
    made: connections.made,
    newest: () => connections.made.at(-1) as FakeConnection,
    told: () => {
      const { state, client } = session.read()
      return { state, connection: client?.connection, next: client?.next }
    },
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a client session that reconnects', () => {
  it('makes another connection after the wait that it tells, on the same recording', () => {
    const { session, newest, told, made, recording } = setUp()
    newest().listener.opened()
    vi.advanceTimersByTime(2500)
    newest().listener.ended(null)
    expect(told()).toEqual({ state: 'waiting', connection: 1, next: { attempt: 1, of: 3, at: STARTED_AT + 3_500_000 } })
    expect(newest().asked).toEqual(['reconnect-waiting 1 3 1000'])
    vi.advanceTimersByTime(999)
    expect(made).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(told()).toEqual({ state: 'connecting', connection: 2, next: null })
    newest().listener.opened()
    expect(told()).toMatchObject({ state: 'open', connection: 2 })
    expect(recording.outcome).toBeNull()
    session.disconnect(1000, '')
    newest().listener.ended(null)
    expect(recording.outcome).toEqual({ state: 'closed', error: null })
  })

  it('backs off, gives up after the last attempt, and says what the last one came to', () => {
    const { newest, told, made, recording, session } = setUp()
    for (const wait of [1000, 2000, 4000]) {
      newest().listener.ended(refused)
      vi.advanceTimersByTime(wait - 1)
      expect(told().state).toBe('waiting')
      vi.advanceTimersByTime(1)
      expect(told().state).toBe('connecting')
    }
    newest().listener.ended(refused)
    expect([told().state, made.length]).toEqual(['failed', 4])
    expect(newest().asked).toEqual(['reconnect-given-up 3'])
    expect(session.read().error).toEqual(refused)
    expect(recording.outcome).toEqual({ state: 'failed', error: refused })
  })

  it('is closed, not failed, when it was open once', () => {
    const { newest, told } = setUp(1)
    newest().listener.opened()
    newest().listener.ended(null)
    vi.advanceTimersByTime(1000)
    newest().listener.ended(refused)
    expect(told().state).toBe('closed')
  })

  it('forgets the error of an attempt once another one is open', () => {
    const { newest, session } = setUp()
    newest().listener.ended(refused)
    expect(session.read().error).toEqual(refused)
    vi.advanceTimersByTime(1000)
    newest().listener.opened()
    expect(session.read().error).toBeNull()
  })

  it.each([
    [false, 'cancelled'],
    [true, 'closed'],
  ])('ends at once when the wait is cancelled; open before: %s', (opened, state) => {
    const { session, newest, told, recording, made } = setUp()
    if (opened) newest().listener.opened()
    newest().listener.ended(null)
    session.disconnect(1000, '')
    expect(told()).toEqual({ state, connection: 1, next: null })
    expect(recording.outcome?.state).toBe(state)
    expect(newest().asked.at(-1)).toBe('reconnect-cancelled')
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(60_000)
    expect(made).toHaveLength(1)
  })

  it('makes no further connection when an attempt is cancelled', () => {
    const { session, newest, told } = setUp()
    newest().listener.ended(refused)
    vi.advanceTimersByTime(1000)
    session.disconnect(1000, '')
    expect([told().state, newest().asked]).toEqual(['cancelled', ['drop']])
  })

  it.each(['disconnect', 'close frame'])('makes no further connection after a %s of our own', async (way) => {
    const { session, newest, told } = setUp()
    newest().listener.opened()
    if (way === 'disconnect') session.disconnect(1000, '')
    else await session.send({ kind: 'close', code: 1000, reason: '' })
    newest().listener.ended(null)
    expect(told().state).toBe('closed')
  })

  it('refuses to send while it waits', async () => {
    const { session, newest } = setUp()
    newest().listener.ended(null)
    await expect(session.send({ kind: 'text', text: 'a' })).rejects.toMatchObject({
      error: appError('not-open', { state: 'waiting' }),
    })
    session.disconnect(1000, '')
  })

  it('stops waiting when the app quits', async () => {
    const { session, newest, recording, told } = setUp()
    newest().listener.opened()
    newest().listener.ended(null)
    const stopped = session.stop()
    expect([told().state, vi.getTimerCount()]).toEqual(['closed', 0])
    recording.complete()
    await stopped
  })
})
