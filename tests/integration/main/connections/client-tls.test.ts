import { once } from 'node:events'
import { createServer, type Server, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { clientFieldOf } from '../../../../shared/session/client-field'
import { plainTls, type ClientTls } from '../../../../shared/session/client-tls'
import { failureOf } from '../../../support/failure-of'
import { ClientRun } from '../../../support/client-run'
import { TestAuthority } from '../../../support/test-authority'

let authority: TestAuthority
beforeAll(() => void (authority = new TestAuthority()))

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/** A server that says to each client whom it takes it for, and which name it asked for. */
async function tlsServer(options: ServerOptions = {}): Promise<string> {
  const https: Server = createServer({ ...authority.server, ...options })
  new WebSocketServer({ server: https }).on('connection', (socket, request) => {
    const tls = request.socket as TLSSocket & { servername?: string | false }
    const { subject } = tls.getPeerCertificate() as { subject?: { CN: string } }
    socket.send(JSON.stringify([subject?.CN ?? null, tls.servername || null]))
  })
  https.listen(0, '127.0.0.1')
  await once(https, 'listening')
  cleanups.push(() => https.close())
  return `wss://127.0.0.1:${(https.address() as AddressInfo).port}/`
}

function run(url: string, tls: Partial<ClientTls>): ClientRun {
  const client = new ClientRun({ url, tls: { ...plainTls, ...tls } })
  cleanups.push(() => client.connection.drop())
  return client
}

/** What the server said first. */
async function heard({ recorder }: ClientRun): Promise<unknown> {
  await expect.poll(() => recorder.of('message')).toHaveLength(1)
  const frame = recorder.of('frame').find(({ direction }) => direction === 'received')
  return JSON.parse(frame === undefined ? 'null' : recorder.payload(frame).toString())
}

const wantsCertificate = () => ({ ca: authority.ca, requestCert: true, rejectUnauthorized: true })
const pem = (): ClientTls['certificate'] => ({
  kind: 'pem',
  cert: authority.client.cert,
  key: authority.client.key,
  passphrase: 'right',
})

describe('ClientConnection with TLS of its own', () => {
  it('does not trust an authority that is not named', async () => {
    const url = await tlsServer()
    expect(await run(url, {}).ended).toMatchObject({ code: 'tls-certificate' })
  })

  it('trusts an authority that is named, besides those that come with the library', async () => {
    const client = run(await tlsServer(), { ca: `a word before\n${authority.ca}` })
    await client.opened
    expect(client.recorder.of('connection-opened')[0]?.tls).toMatchObject({ verified: true })
  })

  it('shows a client certificate, from PEM or PFX, where the server requires one', async () => {
    const url = await tlsServer(wantsCertificate())
    const pfx = { kind: 'pfx' as const, base64: authority.client.pfx, passphrase: 'right' }
    for (const certificate of [pem(), pfx])
      expect(await heard(run(url, { ca: authority.ca, certificate }))).toEqual(['client', null])
  })

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('says that a certificate is wanted, over %s', async (maxVersion) => {
    const url = await tlsServer({ ...wantsCertificate(), maxVersion })
    const error = await run(url, { ca: authority.ca }).ended
    // TLS 1.2 has no alert for it (RFC 5246 §7.2.2).
    expect(error?.code).toBe(maxVersion === 'TLSv1.3' ? 'client-certificate-refused' : 'tls-failed')
  })

  it('asks for the name that is given, and holds the certificate to it', async () => {
    const url = await tlsServer()
    expect(await heard(run(url, { ca: authority.ca, serverName: 'name.test' }))).toEqual([null, 'name.test'])
    const { ended } = run(url, { ca: authority.ca, serverName: 'other.test' })
    expect(await ended).toMatchObject({ code: 'tls-certificate' })
  })

  it.each([
    [{ maxVersion: 'TLSv1.2' }, 'TLSv1.2'],
    [{ minVersion: 'TLSv1.3' }, 'TLSv1.3'],
    [{ maxVersion: 'TLSv1.1' }, 'TLSv1.1'],
    [{ minVersion: 'TLSv1', maxVersion: 'TLSv1' }, 'TLSv1'],
  ] as const)('keeps to the versions %o', async (versions, spoken) => {
    const url = await tlsServer({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' })
    const client = run(url, { ca: authority.ca, ...versions })
    await client.opened
    expect(client.recorder.of('connection-opened')[0]?.tls?.protocol).toBe(spoken)
  })

  it('fails where no version is left that both speak', async () => {
    const url = await tlsServer({ maxVersion: 'TLSv1.2' })
    expect(await run(url, { ca: authority.ca, minVersion: 'TLSv1.3' }).ended).toMatchObject({ code: 'tls-failed' })
  })

  it.each<[string, () => Partial<ClientTls>, string]>([
    ['authorities that are no PEM', () => ({ ca: 'nothing' }), 'ca'],
    ['a damaged authority', () => ({ ca: authority.ca.replace(/[A-Z]{4}/, '////') }), 'ca'],
    ['a certificate that is none', () => ({ certificate: { ...pem(), cert: 'x' } as never }), 'certificate'],
    ['an encrypted key', () => ({ certificate: { ...pem(), passphrase: '' } as never }), 'passphrase'],
    ['a wrong passphrase', () => ({ certificate: { ...pem(), passphrase: 'wrong' } as never }), 'passphrase'],
    ['an address for a name', () => ({ serverName: '127.0.0.1' }), 'server-name'],
    ['no name', () => ({ serverName: 'a b' }), 'server-name'],
    ['versions that cross', () => ({ minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' }), 'tls-versions'],
  ])('refuses %s before anything is sent, and says which field it is', (_what, tls, field) => {
    const failure = failureOf(() => new ClientRun({ url: 'wss://127.0.0.1:1/', tls: { ...plainTls, ...tls() } }))
    expect(failure && clientFieldOf(failure.code)).toBe(field)
  })
})
