import { describe, expect, it } from 'vitest'
import { SessionResponders } from '../../../../main/responders/session-responders'
import type { ServedConnection } from '../../../../main/sessions/ports'
import { MAX_ENDED } from '../../../../main/sessions/server-session'
import { SessionService } from '../../../../main/sessions/session-service'
import { AppFailure, appError } from '../../../../shared/errors/app-error'
import type { ConnectionSummary } from '../../../../shared/session/connection-summary'
import { defaultServerProfile } from '../../../../shared/session/server-profile'
import { FakeCaptures, FakeConnections, FakeServers } from '../../../support/fake-session-ports'
import { startRepeat } from '../../../support/start-repeat'

function fakeClient(connection: number, asked: string[] = [], open = true): ServedConnection {
  return {
    connection,
    summary: () => ({ connection, state: open ? 'open' : 'handshaking' }) as ConnectionSummary,
    async send(outgoing) {
      if (!open) throw new AppFailure(appError('not-open'))
      asked.push(`${connection} ${outgoing.kind}`)
    },
    close: (code) => void asked.push(`${connection} close ${code}`),
    drop: () => void asked.push(`${connection} drop`),
    setReading: (reading) => void asked.push(`${connection} reading ${reading}`),
    setAnswersPings: (answers) => void asked.push(`${connection} pongs ${answers}`),
    respond: (response, responder) => void asked.push(`${connection} ${response.kind} by ${responder}`),
    note: (code) => void asked.push(`${connection} ${code}`),
  }
}

async function setUp(profile = defaultServerProfile) {
  const captures = new FakeCaptures()
  const servers = new FakeServers()
  const service = new SessionService({
    captures,
    connections: new FakeConnections(),
    servers,
    resolve: (value) => ({ value, secret: false, secretFields: new Set() }),
    startResponders: (responders) => new SessionResponders(responders),
    startRepeat,
    clocks: { newId: () => 's1', wallMicros: () => 1, monotonic: () => 0 },
    version: '9.9.9',
    onChange() {},
  })
  const summary = await service.serve(profile)
  const server = servers.made[0]!
  return { service, captures, servers, summary, server, clients: server.listener!, session: service.server('s1') }
}

const text = { kind: 'text' as const, text: 'x' }

describe('ServerSession', () => {
  it('is open at once, with the port that was picked', async () => {
    const { summary } = await setUp()
    expect(summary).toMatchObject({ state: 'open', server: { port: 41_234, live: 0, total: 0 } })
    expect(summary.head).toMatchObject({ mode: 'server', profile: { port: 41_234 } })
  })

  it('says which URLs reach it, and whether only this machine can', async () => {
    expect((await setUp()).summary.server).toMatchObject({ urls: ['ws://127.0.0.1:41234/'], exposed: false })
    const wide = {
      ...defaultServerProfile,
      host: '::',
      path: '/chat',
      tls: { kind: 'self-signed' as const, names: [] },
    }
    const { session, server } = await setUp(wide)
    server.hosts = ['127.0.0.1', '2001:db8::5']
    expect(session.read().server).toMatchObject({
      urls: ['wss://127.0.0.1:41234/chat', 'wss://[2001:db8::5]:41234/chat'],
      exposed: true,
    })
  })

  it('shows the facts of its certificate, and gives it away without its key', async () => {
    const { session, server } = await setUp()
    expect(session.read().server?.certificate).toBe(null)
    expect(() => session.certificate).toThrow('server-without-tls')
    const facts = { fingerprint: 'AA:BB', subject: 'CN=x', names: ['x'], validUntil: 5 }
    server.certificate = { facts, pem: 'PEM' }
    expect(session.read().server?.certificate).toEqual(facts)
    expect(session.certificate).toBe('PEM')
  })

  it('keeps private keys out of the capture', async () => {
    const tls = { kind: 'pem' as const, cert: 'public', key: 'private', passphrase: 'secret' }
    const { summary } = await setUp({ ...defaultServerProfile, tls })
    expect(summary.head.profile).toMatchObject({ tls: { kind: 'pem', cert: 'public', key: '', passphrase: '' } })
  })

  it('keeps what it requires of clients out of the capture, where that is secret', async () => {
    const credentials = { kind: 'bearer', token: 'hidden' } as const
    const required = { ...defaultServerProfile.policy.required, credentials }
    const policy = { ...defaultServerProfile.policy, required }
    const { summary } = await setUp({ ...defaultServerProfile, policy })
    expect(summary.head).toMatchObject({
      secrets: true,
      profile: { policy: { required: { credentials: { token: '' } } } },
    })
  })

  it('leaves no session behind when it cannot listen', async () => {
    const { service, servers, captures } = await setUp()
    servers.failure = new AppFailure(appError('address-in-use'))
    await expect(service.serve(defaultServerProfile)).rejects.toMatchObject({ error: { code: 'address-in-use' } })
    expect(captures.recordings.size).toBe(1)
  })

  it('sends to one, to some or to all, and tells to how many it went', async () => {
    const { clients, session } = await setUp()
    const asked: string[] = []
    clients.accepted(fakeClient(1, asked))
    clients.accepted(fakeClient(2, asked, false))
    clients.accepted(fakeClient(3, asked))
    expect(await session.sendTo('all', text)).toBe(2)
    expect(await session.sendTo([3, 99], text)).toBe(1)
    session.close([1], 4000, '')
    session.drop([2, 3])
    expect(asked).toEqual(['1 message', '3 message', '3 message', '1 close 4000', '2 drop', '3 drop'])
    await expect(session.sendTo([99], text)).rejects.toMatchObject({ error: { code: 'connection-not-found' } })
  })

  it('tells of a changed connection once, and of no more than asked for', async () => {
    const { clients, session } = await setUp()
    for (const connection of [1, 2, 3]) clients.accepted(fakeClient(connection))
    for (let count = 0; count < 5; count++) clients.changed(2)
    const numbers = (count: number) => session.takeChangedConnections(count).map(({ connection }) => connection)
    expect([numbers(2), numbers(2), numbers(2)]).toEqual([[1, 2], [3], []])
  })

  it('lists those that stand and the latest that ended', async () => {
    const { clients, session } = await setUp()
    clients.accepted(fakeClient(1))
    for (let connection = 2; connection < MAX_ENDED + 4; connection++) {
      clients.accepted(fakeClient(connection))
      clients.ended(connection)
    }
    const listed = session.connections().map(({ connection }) => connection)
    expect(listed).toHaveLength(MAX_ENDED + 1)
    expect(listed.slice(0, 2)).toEqual([1, 4])
    expect(session.read().server).toMatchObject({ live: 1, total: MAX_ENDED + 3 })
  })

  it('stops in order, and at once when it is told again', async () => {
    const { server, session, captures } = await setUp()
    session.disconnect()
    expect([session.read().state, server.asked]).toEqual(['closing', ['stop']])
    session.disconnect()
    expect(server.asked).toEqual(['stop', 'drop'])
    await Promise.resolve()
    captures.recordings.get('s1')?.complete()
    await session.progress.finished
    expect(session.read()).toMatchObject({ state: 'closed', ending: 'complete' })
  })
})
