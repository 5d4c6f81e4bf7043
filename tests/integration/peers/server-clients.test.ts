import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Opcode } from '../../../shared/protocol/opcode'
import { presetResponder } from '../../../shared/responder/responder-preset'
import { defaultServerProfile, type ServerProfile } from '../../../shared/session/server-profile'
import { LineProcess } from '../../support/peers/line-process'
import { missingWebsockets } from '../../support/peers/websockets-server'
import { selfSignedCertificate } from '../../support/self-signed-certificate'
import { said, ServerRun } from '../../support/server-run'

const script = fileURLToPath(new URL('../../support/peers/websockets_client.py', import.meta.url))
const texts = ['first', 'zweite ü', JSON.stringify({ repeat: 'again '.repeat(500) })]
const { deflate } = defaultServerProfile.policy

describe.skipIf(missingWebsockets !== null)('python3-websockets as a client', () => {
  let run: ServerRun
  afterEach(() => run.server.stop())

  it.each([
    ['nothing compressed', {}, null, deflate, []],
    ['context takeover', {}, {}, deflate, ['remote_no_context_takeover=False']],
    [
      'windows of 10 and 9 bits over wss',
      { tls: true },
      { client_max_window_bits: true, server_max_window_bits: 10 },
      { ...deflate, clientMaxWindowBits: 9 },
      ['remote_max_window_bits=10', 'local_max_window_bits=9'],
    ],
    ['no context takeover', {}, {}, { ...deflate, serverNoContextTakeover: true }, ['remote_no_context_takeover=True']],
  ])('talks to a server session with %s', async (_, settings, offer, policy, agreed) => {
    const tls = 'tls' in settings
    const { cert, key } = tls ? selfSignedCertificate() : { cert: '', key: '' }
    run = await ServerRun.start(
      tls ? { tls: { kind: 'pem', cert: cert.toString(), key: key.toString(), passphrase: '' } } : {},
      { deflate: policy, subprotocol: { kind: 'listed', names: ['chat'] } },
    )
    const options = { url: run.url, deflate: offer, subprotocols: ['other', 'chat'], texts }
    const client = new LineProcess('/usr/bin/python3', [script, JSON.stringify(options)])
    const opened = JSON.parse(await client.line((line) => line.includes('"open"'))) as {
      subprotocol: string
      extensions: string[]
    }
    expect(opened.subprotocol).toBe('chat')
    for (const part of agreed) expect(opened.extensions.join()).toContain(part)
    expect(opened.extensions.length).toBe(offer === null ? 0 : 1)
    for (const text of texts) await run.connections[0]!.send(said(text))
    const recorder = run.recorders[0]!
    await run.until(() => recorder.of('message').filter(({ direction }) => direction === 'received').length === 3)
    await client.line((line) => line.includes('again'))
    run.connections[0]!.close(1000, 'done')
    expect(await client.line((line) => line.includes('"closed"'))).toContain('1000')
    const heard = client.lines.filter((line) => line.includes('"message"'))
    expect(heard.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(texts)
    await run.ends(1)
    expect(recorder.of('protocol-violation')).toEqual([])
    expect(recorder.of('connection-closed')).toMatchObject([{ code: 1000, initiator: 'local', clean: true }])
  })
})

describe.skipIf(missingWebsockets !== null)('python3-websockets with a responder', () => {
  it('hears its messages again, compressed as agreed', async () => {
    const run = await ServerRun.start({ responders: [presetResponder('echo', { id: 'echo', name: 'Echo' })] })
    const options = { url: run.url, deflate: {}, subprotocols: ['chat'], texts }
    const client = new LineProcess('/usr/bin/python3', [script, JSON.stringify(options)])
    await client.line((line) => line.includes('again'))
    run.connections[0]!.close(1000, 'done')
    await client.line((line) => line.includes('"closed"'))
    const heard = client.lines.filter((line) => line.includes('"message"'))
    expect(heard.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(texts)
    const answers = run.recorders[0]!.of('frame').filter(
      ({ direction, opcode }) => direction === 'sent' && opcode === 1,
    )
    expect(answers.map(({ cause, rsv1 }) => [cause, rsv1])).toEqual([
      ['Echo', true],
      ['Echo', true],
      ['Echo', true],
    ])
    await run.server.stop()
  })
})

it.skipIf(missingWebsockets !== null)(
  'python3-websockets trusts the self-signed certificate once it is given it',
  async () => {
    const run = await ServerRun.start({ tls: { kind: 'self-signed', names: [] } })
    try {
      const options = {
        url: run.url,
        deflate: null,
        subprotocols: [],
        texts: ['hello'],
        trusted: run.server.certificate?.pem,
      }
      const client = new LineProcess('/usr/bin/python3', [script, JSON.stringify(options)])
      await client.line((line) => line.includes('"open"'))
      await run.until(() => run.recorders[0]?.of('message').length === 1)
      run.connections[0]!.close(1000, '')
      expect(await client.line((line) => line.includes('"closed"'))).toContain('1000')
    } finally {
      await run.server.stop()
    }
  },
)

const CHROMIUM = '/usr/bin/chromium'
/** It talks to nobody but the test, trusts that, and needs no graphics. */
const QUIET = [
  '--ignore-certificate-errors',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]
/** Its first start on a machine reads hundreds of megabytes; milliseconds. */
const COLD_START = 120_000

describe.skipIf(!existsSync(CHROMIUM))('Chromium as a client', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...QUIET], timeout: COLD_START })
  }, COLD_START)
  afterAll(() => browser.close())

  it.each<[string, Partial<ServerProfile>]>([
    ['ws', {}],
    ['wss, with a self-signed certificate', { tls: { kind: 'self-signed', names: [] } }],
  ])('opens, talks compressed and closes over %s', async (_, profile) => {
    const run = await ServerRun.start(profile, { subprotocol: { kind: 'listed', names: ['more', 'chat'] } })
    const page = createServer((_request, response) => response.end('<!doctype html><title>client</title>'))
    page.listen(0, '127.0.0.1')
    await once(page, 'listening')
    try {
      const tab = await browser.newPage()
      const origin = `http://127.0.0.1:${(page.address() as AddressInfo).port}`
      await tab.goto(origin)
      const talked = tab.evaluate(async (url) => {
        const socket = new WebSocket(url, ['chat', 'more'])
        await new Promise((resolve) => socket.addEventListener('open', resolve))
        socket.send('from the page')
        const message = await new Promise<MessageEvent<string>>((resolve) =>
          socket.addEventListener('message', resolve),
        )
        const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve))
        socket.close(4002, 'enough')
        const { code, wasClean } = await closed
        return { protocol: socket.protocol, extensions: socket.extensions, heard: message.data, code, wasClean }
      }, run.url)
      await run.until(() => run.recorders[0]?.of('message').length === 1)
      await run.connections[0]!.send(said('to the page'))
      expect(await talked).toEqual({
        protocol: 'more',
        extensions: 'permessage-deflate',
        heard: 'to the page',
        code: 4002,
        wasClean: true,
      })
      await run.ends(1)
      const recorder = run.recorders[0]!
      const { request } = recorder.of('handshake-accepted')[0]!
      expect(request.headers).toContainEqual(['Origin', origin])
      expect(request.headers).toContainEqual(['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'])
      expect(recorder.of('frame').map(({ direction, opcode, rsv1 }) => [direction, opcode, rsv1])).toEqual([
        ['received', Opcode.Text, true],
        ['sent', Opcode.Text, true],
        ['received', Opcode.Close, false],
        ['sent', Opcode.Close, false],
      ])
      expect(recorder.of('protocol-violation')).toEqual([])
      expect(run.connections[0]?.summary().userAgent).toContain('Chrome')
    } finally {
      page.close()
      await run.server.stop()
    }
  })
})
