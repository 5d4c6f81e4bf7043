import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SessionResponders } from '../../../../main/responders/session-responders'
import { MISSING_INTERVAL_MS } from '../../../../main/sessions/recording-progress'
import { RATE_WINDOW_MS } from '../../../../main/sessions/rate-meter'
import { SessionService } from '../../../../main/sessions/session-service'
import { AppFailure, appError } from '../../../../shared/errors/app-error'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import type { SessionSummary } from '../../../../shared/session/session-summary'
import {
  FakeCaptures,
  FakeConnections,
  FakeServers,
  type FakeConnection,
  type FakeRecording,
} from '../../../support/fake-session-ports'
import { startRepeat } from '../../../support/start-repeat'

const profile = { ...defaultClientProfile, url: 'ws://localhost/' }

function setUp() {
  const captures = new FakeCaptures()
  const connections = new FakeConnections()
  const servers = new FakeServers()
  const changed: string[] = []
  let ids = 0
  let micros = 1_000_000
  const service = new SessionService({
    captures,
    connections,
    servers,
    resolve: (value) => ({ value, secret: false, secretFields: new Set() }),
    startResponders: (responders) => new SessionResponders(responders),
    startRepeat,
    clocks: { newId: () => `s${++ids}`, wallMicros: () => micros++, monotonic: () => performance.now() },
    version: '9.9.9',
    onChange: (session) => void changed.push(session),
  })
  const connect = async () => {
    const summary = await service.connect(profile)
    const { id } = summary.head
    const connection = connections.made.at(-1) as FakeConnection
    return {
      id,
      summary,
      connection,
      session: service.running(id),
      recording: captures.recordings.get(id) as FakeRecording,
    }
  }
  return { service, captures, connections, servers, changed, connect, state: (id: string) => service.read(id)?.state }
}

const storedSession = (id: string, startedAt: number): SessionSummary => ({
  head: { id, mode: 'client', profile, startedAt, recordedBy: '1.0.0' },
  state: 'closed',
  ending: 'complete',
  counts: [],
  letGo: [],
  fileLength: 100,
  damage: [],
  error: null,
  recording: { state: 'on' },
})

describe('SessionService', () => {
  it('starts a session as connecting, recorded with its profile', async () => {
    const { service, connect, changed } = setUp()
    const { id, summary } = await connect()
    expect(summary).toMatchObject({
      head: { id: 's1', mode: 'client', profile, startedAt: 1_000_000, recordedBy: '9.9.9' },
      state: 'connecting',
      ending: 'live',
      error: null,
    })
    expect(changed).toContain(id)
    expect((await service.list()).sessions.map(({ head }) => head.id)).toEqual(['s1'])
  })

  it('leaves nothing behind when the profile cannot be connected with', async () => {
    const { service, captures, connections } = setUp()
    connections.failure = new AppFailure(appError('url-invalid', { url: '' }))
    await expect(service.connect(profile)).rejects.toBe(connections.failure)
    expect(captures.recordings.size).toBe(0)
    expect((await service.list()).sessions).toEqual([])
  })

  it('walks through the states of a session that is closed by us', async () => {
    const { connect, state, service } = setUp()
    const { id, connection, session, recording } = await connect()
    connection.listener.opened()
    expect(state(id)).toBe('open')
    session.disconnect(1000, 'done')
    expect([state(id), connection.asked]).toEqual(['closing', ['close 1000 done']])
    connection.listener.ended(null)
    expect([state(id), service.read(id)?.ending]).toEqual(['closed', 'live'])
    recording.complete()
    await setImmediate()
    expect(service.read(id)?.ending).toBe('complete')
    expect(recording.outcome).toEqual({ state: 'closed', error: null })
  })

  it('lets go of connection and recording when all is recorded, and still tells how the recording went', async () => {
    const { connect, service } = setUp()
    const { id, connection, session, recording } = await connect()
    const stopped = { state: 'stopped', error: appError('capture-write-failed'), events: 3, bytes: 40 } as const
    recording.recording = stopped
    connection.listener.ended(null)
    recording.complete()
    await setImmediate()
    session.disconnect(1000, '')
    await session.stop()
    expect(connection.asked).toEqual([])
    recording.recording = { state: 'on' }
    expect(service.read(id)?.recording).toEqual(stopped)
  })

  it('walks through the states of a session that the peer closes', async () => {
    const { connect, state } = setUp()
    const { id, connection } = await connect()
    connection.listener.opened()
    connection.listener.closing()
    expect(state(id)).toBe('closing')
    connection.listener.ended(null)
    expect(state(id)).toBe('closed')
  })

  it('cancels while connecting, and drops while closing', async () => {
    const { connect, state } = setUp()
    const cancelled = await connect()
    cancelled.session.disconnect(1000, '')
    expect([state(cancelled.id), cancelled.connection.asked]).toEqual(['cancelled', ['drop']])
    expect(cancelled.recording.outcome).toEqual({ state: 'cancelled', error: null })
    const closing = await connect()
    closing.connection.listener.opened()
    closing.session.disconnect(1000, '')
    closing.session.disconnect(1000, '')
    expect([state(closing.id), closing.connection.asked]).toEqual(['closed', ['close 1000 ', 'drop']])
  })

  it('says why a session never opened', async () => {
    const { connect, service } = setUp()
    const { id, connection, recording } = await connect()
    const error = appError('connection-refused', { host: 'localhost' })
    connection.listener.ended(error)
    expect(service.read(id)).toMatchObject({ state: 'failed', error })
    expect(recording.outcome).toEqual({ state: 'failed', error })
  })

  it('shows what is on disk, not what was received', async () => {
    const { connect, service } = setUp()
    const { id, recording } = await connect()
    recording.listener.written({
      counts: [3, 1],
      letGo: [0, 0],
      fileLength: 512,
      sentMessages: 0,
      receivedMessages: 7,
      sentBytes: 0,
      receivedBytes: 70,
    })
    expect(service.read(id)).toMatchObject({ counts: [3, 1], fileLength: 512, rates: { receivedMessages: 7 } })
  })

  it('goes on when what was recorded cannot be read', async () => {
    const { connect, service, state } = setUp()
    const { id, connection, recording } = await connect()
    connection.listener.opened()
    recording.listener.failed(appError('capture-unreadable'))
    expect(service.read(id)?.error).toEqual(appError('capture-unreadable'))
    expect(state(id)).toBe('open')
  })

  it.each(['connecting', 'closing', 'closed'] as const)('refuses to send while %s', async (when) => {
    const { connect, state } = setUp()
    const { id, connection, session } = await connect()
    if (when !== 'connecting') connection.listener.opened()
    if (when !== 'connecting') connection.listener.closing()
    if (when === 'closed') connection.listener.ended(null)
    expect(state(id)).toBe(when)
    await expect(session.send({ kind: 'text', text: 'a' })).rejects.toMatchObject({
      error: appError('not-open', { state: when }),
    })
    expect(connection.asked).toEqual([])
  })

  it('sends what it is given, and takes a close frame for the closing handshake', async () => {
    const { connect, state } = setUp()
    const { id, connection, session } = await connect()
    connection.listener.opened()
    await session.send({ kind: 'text', text: 'a' })
    await session.send({ kind: 'close', code: 4000, reason: 'b' })
    expect([state(id), connection.asked]).toEqual(['closing', ['send text', 'close 4000 b']])
  })

  it('lists running and stored sessions, newest first, each once', async () => {
    const { service, captures, connect } = setUp()
    const { id } = await connect()
    captures.stored = [storedSession('old', 1), storedSession(id, 1_000_000), storedSession('newer', 5_000_000)]
    const { sessions } = await service.list()
    expect(sessions.map(({ head, state }) => `${head.id} ${state}`)).toEqual([
      'newer closed',
      's1 connecting',
      'old closed',
    ])
    expect(service.read('old')).toMatchObject({ state: 'closed', rates: { sentBytes: 0 } })
    expect(service.read('nobody')).toBeNull()
  })

  it('refuses to delete a session until all of it is on disk', async () => {
    const { service, captures, connect, changed } = setUp()
    const { id, connection, recording } = await connect()
    await expect(service.delete(id)).rejects.toMatchObject({ error: { code: 'session-live' } })
    connection.listener.opened()
    connection.listener.ended(null)
    await expect(service.delete(id)).rejects.toMatchObject({ error: { code: 'session-live' } })
    expect(captures.deleted).toEqual([])
    recording.complete()
    await setImmediate()
    changed.splice(0)
    await service.delete(id)
    expect(captures.deleted).toEqual([id])
    expect(changed).toEqual([id])
    expect(service.read(id)).toBeNull()
  })

  it('deletes a stored session', async () => {
    const { service, captures } = setUp()
    captures.stored = [storedSession('old', 1)]
    await service.list()
    await service.delete('old')
    expect(captures.deleted).toEqual(['old'])
    expect(service.read('old')).toBeNull()
  })

  it('drops all connections when it stops, and waits for their recordings', async () => {
    const { service, connect } = setUp()
    const [one, other] = [await connect(), await connect()]
    one.connection.listener.opened()
    let stopped = false
    const stopping = service.stop().then(() => (stopped = true))
    await setImmediate()
    expect([one.connection.asked, other.connection.asked, stopped]).toEqual([['drop'], ['drop'], false])
    one.recording.complete()
    await setImmediate()
    expect(stopped).toBe(false)
    other.recording.complete()
    await stopping
  })

  describe('recording that had to stop', () => {
    const stopped = { state: 'stopped', error: appError('capture-write-failed'), events: 7, bytes: 70 } as const

    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('is told, again and again while more goes missing, and the session goes on', async () => {
      const { connect, service, state, changed } = setUp()
      const { id, connection, session, recording } = await connect()
      connection.listener.opened()
      recording.recording = stopped
      recording.listener.stopped()
      expect(service.read(id)?.recording).toEqual(stopped)
      changed.splice(0)
      vi.advanceTimersByTime(2 * MISSING_INTERVAL_MS)
      expect(changed).toEqual([id, id])
      await session.send({ kind: 'text', text: 'a' })
      expect([state(id), connection.asked]).toEqual(['open', ['send text']])
      connection.listener.ended(null)
      expect(vi.getTimerCount()).toBe(0)
    })

    it('is resumed at the time of the session', async () => {
      const { connect, service, changed } = setUp()
      const { id, connection, session, recording } = await connect()
      connection.listener.opened()
      recording.recording = stopped
      recording.listener.stopped()
      vi.advanceTimersByTime(2500)
      changed.splice(0)
      await session.resumeRecording()
      expect(recording.resumedAt).toEqual([2_500_000_000])
      expect(service.read(id)?.recording).toEqual({ state: 'on' })
      expect([changed, vi.getTimerCount()]).toEqual([[id], 0])
    })

    it('cannot be resumed when the recording is complete', async () => {
      const { connect } = setUp()
      const { connection, session, recording } = await connect()
      connection.listener.ended(null)
      recording.complete()
      await vi.advanceTimersByTimeAsync(0)
      await expect(session.resumeRecording()).rejects.toMatchObject({ error: { code: 'not-open' } })
    })
  })

  describe('rates', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('are told once more when they have fallen to zero, and never after that', async () => {
      const { connect, changed, service } = setUp()
      const { id, recording } = await connect()
      const totals = { sentMessages: 1, receivedMessages: 0, sentBytes: 5, receivedBytes: 0 }
      recording.listener.written({ counts: [], letGo: [], fileLength: 1, ...totals })
      changed.splice(0)
      vi.advanceTimersByTime(RATE_WINDOW_MS + 1)
      expect(changed).toEqual([id])
      expect(service.read(id)?.rates.sentMessages).toBe(0)
      vi.advanceTimersByTime(60_000)
      expect(changed).toEqual([id])
      expect(vi.getTimerCount()).toBe(0)
    })
  })
})
