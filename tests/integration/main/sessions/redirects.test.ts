import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { exportNdjson } from '../../../support/export-all'
import { RecordedRun } from '../../../support/recorded-run'

let folder: string
let run: RecordedRun
const cleanups: (() => void)[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'redirects-'))
  run = new RecordedRun(folder)
})
afterEach(async () => {
  await run.service.stop()
  for (const cleanup of cleanups.splice(0)) cleanup()
  await rm(folder, { recursive: true })
})

/** Accepts what is not redirected; `to` says where a target leads. */
async function server(to: (target: string) => string | undefined) {
  const requests: IncomingHttpHeaders[] = []
  const messages: string[] = []
  const http = createServer()
  const accepting = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, socket, head) => {
    requests.push(request.headers)
    const location = to(request.url ?? '')
    if (location === undefined)
      accepting.handleUpgrade(request, socket, head, (open) => {
        open.on('message', (data) => messages.push((data as Buffer).toString()))
        open.send('here')
      })
    else socket.end(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`)
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  cleanups.push(() => {
    http.closeAllConnections()
    http.close()
    for (const client of accepting.clients) client.terminate()
  })
  return { at: `127.0.0.1:${(http.address() as AddressInfo).port}`, requests, messages }
}

async function story(): Promise<string[]> {
  const reader = await run.captures.reader(run.id)
  const told: string[] = []
  for await (const event of reader.events()) {
    if (event.kind === 'note' || event.kind === 'error') told.push(`${event.connection} ${event.code}`)
    if (event.kind === 'handshake-accepted' || event.kind === 'handshake-refused')
      told.push(`${event.connection} ${event.response.status} ${event.request.target}`)
  }
  return told
}

const redirects = { follow: true, most: 3, openingMessagesElsewhere: false }
const secrets = {
  auth: { kind: 'bearer', token: 'hush' },
  cookies: [['id', 'hush']] as [string, string][],
} as const

describe('a client session that is redirected', () => {
  it('follows, each hop a connection, and leaves credentials with their origin', async () => {
    const other = await server(() => undefined)
    const first = await server((target) => (target === '/' ? '/again' : `http://${other.at}/there`))
    await run.connect(`ws://${first.at}/`, { redirects, ...secrets })
    await expect.poll(() => run.live.state).toBe('open')
    expect(run.live).toMatchObject({ error: null, client: { connection: 3 } })
    expect(first.requests.map(({ authorization, cookie }) => [authorization, cookie])).toEqual([
      ['Bearer hush', 'id=hush'],
      ['Bearer hush', 'id=hush'],
    ])
    expect(other.requests.map(({ authorization, cookie, host }) => [authorization, cookie, host])).toEqual([
      [undefined, undefined, other.at],
    ])
    await run.service.stop()
    expect(await story()).toEqual([
      '1 302 /',
      '1 redirect-followed',
      '2 302 /again',
      '2 redirect-followed',
      '2 redirect-credentials-withheld',
      '3 101 /there',
    ])
  })

  const openingMessages = [{ kind: 'text' as const, content: 'log in with hush' }]

  it('leaves opening messages and what is from secret variables with their origin, and says so', async () => {
    const other = await server(() => undefined)
    const first = await server(() => `http://${other.at}/there`)
    run.secretFields.add('headers.1.1')
    const headers: [string, string][] = [
      ['X-Trace', '1'],
      ['X-Own', 'hush'],
    ]
    await run.connect(`ws://${first.at}/`, { redirects, headers, openingMessages })
    await expect.poll(() => run.live.state).toBe('open')
    await run.session.send({ kind: 'text', text: 'by hand' })
    await expect.poll(() => other.messages).toEqual(['by hand'])
    expect(other.requests[0]).toMatchObject({ 'x-trace': '1' })
    expect(other.requests[0]).not.toHaveProperty('x-own')
    await run.service.stop()
    expect(await story()).toEqual([
      '1 302 /',
      '1 redirect-followed',
      '1 redirect-credentials-withheld',
      '1 redirect-messages-withheld',
      '2 101 /there',
    ])
  })

  it('sends opening messages to another origin where that is asked for, and always to the same one', async () => {
    const other = await server(() => undefined)
    const first = await server((target) => (target === '/' ? `http://${other.at}/` : undefined))
    const elsewhere = { ...redirects, openingMessagesElsewhere: true }
    await run.connect(`ws://${first.at}/`, { redirects: elsewhere, openingMessages })
    await expect.poll(() => other.messages).toEqual(['log in with hush'])
    const here = await server((target) => (target === '/' ? '/there' : undefined))
    await run.connect(`ws://${here.at}/`, { redirects, openingMessages })
    await expect.poll(() => here.messages).toEqual(['log in with hush'])
  })

  it('shows the redirect where it is not to follow', async () => {
    const { at } = await server(() => '/again')
    await run.connect(`ws://${at}/`)
    await expect.poll(() => run.live.state).toBe('failed')
    expect(run.live.error).toMatchObject({ code: 'handshake-refused', params: { status: '302' } })
  })

  it('ends a circle', async () => {
    const { at } = await server(() => '/')
    await run.connect(`ws://${at}/`, { redirects })
    await expect.poll(() => run.live.ending).toBe('complete')
    expect(run.live).toMatchObject({ state: 'failed', error: { code: 'redirect-too-many' }, client: { connection: 4 } })
  })

  it('fails where the place cannot be connected with', async () => {
    const { at } = await server(() => 'https://127.0.0.1:1/')
    const tls = {
      ca: 'nothing',
      certificate: { kind: 'none' },
      serverName: '',
      minVersion: null,
      maxVersion: null,
    } as const
    await run.connect(`ws://${at}/`, { redirects, tls })
    await expect.poll(() => run.live.ending).toBe('complete')
    expect(run.live).toMatchObject({ state: 'failed', error: { code: 'ca-invalid' } })
  })
})

describe('what a session is recorded with', () => {
  it('has no secret in its head, in NDJSON, nor in what the window is told', async () => {
    const { at } = await server(() => undefined)
    const url = `ws://me:hush@${at}/`
    const pfx = { kind: 'pfx', base64: 'hush', passphrase: 'hush' } as const
    const tls = { ca: '', certificate: pfx, serverName: '', minVersion: null, maxVersion: null }
    await run.connect(url, { ...secrets, auth: { kind: 'none' }, cookies: [], tls, headers: [['Cookie', 'hush']] })
    await expect.poll(() => run.live.state).toBe('open')
    expect(JSON.stringify(run.live)).not.toContain('hush')
    await run.service.stop()
    const { sessions } = await run.captures.list()
    expect(JSON.stringify(sessions)).not.toContain('hush')
    const file = path.join(folder, 'export.ndjson')
    await exportNdjson(await run.captures.reader(run.id), { state: 'on' }, file)
    const [head = '', ...events] = (await readFile(file, 'utf8')).split('\n')
    expect(JSON.parse(head)).toMatchObject({ url: `ws://me@${at}/` })
    // What went on the wire is the one exception: the user's own header is there as it was sent.
    expect(
      events.filter((line) => line.includes('hush')).map((line) => (JSON.parse(line) as { kind: string }).kind),
    ).toEqual(['handshake-sent', 'handshake'])
  })
})
