import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { MessageEvent } from '../../../../shared/session/session-event'
import { chromeEntry, chromeHar } from '../../../support/chrome-har'
import { ImportRun, type ImportedEvents } from '../../../support/import-run'
import { temporaryFolder } from '../capture/capture-scenario'

const folder = temporaryFolder()
const newRun = async () => new ImportRun(await mkdtemp(path.join(folder, 'har-')))
const imported = async (har: unknown) => (await newRun()).import('page.har', JSON.stringify(har))

interface Entry {
  startedDateTime?: string
  request?: object
  response?: object
  _webSocketMessages?: unknown[]
  _webSocketClose?: unknown
}
const withEntry = (entry: Entry) => ({ log: { ...chromeHar.log, entries: [{ ...chromeEntry, ...entry }] } })
const kinds = (session: ImportedEvents | undefined) => session?.events.map(({ kind }) => kind)
const texts = (session: ImportedEvents | undefined) =>
  session?.events.flatMap((event) => (event.kind === 'message' ? [Buffer.from(event.bytes ?? []).toString()] : []))

describe('a HAR of Chrome', () => {
  it('becomes a session whose messages have a frame each, and says that those are made up', async () => {
    const [session, ...others] = await imported(chromeHar)
    expect(others).toEqual([])
    expect(session?.head).toMatchObject({
      mode: 'client',
      profile: { url: 'wss://shop.example/live?room=1' },
      imported: { format: 'har', name: 'page.har' },
    })
    expect(kinds(session)).toEqual([
      'connection-opened',
      'handshake-sent',
      'handshake-accepted',
      'note',
      'frame',
      'message',
      'frame',
      'message',
      'frame',
      'message',
    ])
    expect(session?.events[3]).toMatchObject({ code: 'imported-frames-made' })
    expect(session?.events[2]).toMatchObject({
      request: { target: '/live?room=1' },
      response: { status: 101 },
      timing: { dns: 1.5, connect: 2, tls: 3, request: 0.25, wait: 10 },
      subprotocol: 'chat',
    })
  })

  it('keeps every byte, direction, type and microsecond', async () => {
    const [session] = await imported(chromeHar)
    const startedAt = session?.head.startedAt ?? 0
    const messages = session?.events.filter(
      (event): event is MessageEvent & { bytes: Uint8Array } => event.kind === 'message',
    )
    expect(
      messages?.map(({ time, direction, type, bytes }) => [
        startedAt + time / 1000,
        direction,
        type,
        Buffer.from(bytes).toString('hex'),
      ]),
    ).toEqual([
      [1_767_323_046_123_456, 'sent', 'text', Buffer.from('{"op":"subscribe"}').toString('hex')],
      [1_767_323_046_223_457, 'received', 'text', Buffer.from('Grüße \u2028 "quoted" ]} \\').toString('hex')],
      [1_767_323_046_323_458, 'received', 'binary', '00010203'],
    ])
  })

  it('becomes a session for each URL, with connections in the order of time', async () => {
    const other = { ...chromeEntry, request: { ...chromeEntry.request, url: 'ws://other.example/' } }
    const later = { ...chromeEntry, startedDateTime: '2026-01-02T03:04:06.100Z' }
    const sessions = await imported({ log: { ...chromeHar.log, entries: [later, other, chromeEntry] } })
    expect(sessions.map(({ head }) => head.mode === 'client' && head.profile.url)).toEqual([
      'wss://shop.example/live?room=1',
      'ws://other.example/',
    ])
    const times = sessions[0]?.events.map(({ time }) => time) ?? []
    expect(times).toEqual(times.toSorted((one, next) => one - next))
    expect(new Set(sessions[0]?.events.map(({ connection }) => connection))).toEqual(new Set([1, 0, 2]))
    expect(sessions[0]?.events.filter(({ kind }) => kind === 'message')).toHaveLength(6)
  })

  it('tells of control frames, errors and the end, where another program has written them', async () => {
    const [session] = await imported(
      withEntry({
        _webSocketMessages: [
          { type: 'receive', time: 1_767_323_046.1, opcode: 9, data: 'ping' },
          { type: 'error', time: 1_767_323_046.2, opcode: -1, data: 'went away' },
          { type: 'send', time: 1_767_323_046.3, opcode: 5, data: 'x' },
        ],
        _webSocketClose: { code: 4001, reason: 'over', timestamp: 1_767_323_046.4 },
      }),
    )
    expect(session?.events.slice(3)).toMatchObject([
      { kind: 'frame', opcode: 9, direction: 'received', payloadLength: 4 },
      { kind: 'error', code: 'connection-failed', params: { problem: 'went away' } },
      { kind: 'connection-closed', code: 4001, reason: 'over' },
      { kind: 'note', code: 'imported-items-unknown', params: { items: '1' } },
    ])
  })

  it('tells of a refusal, and of a connection without an answer', async () => {
    const refused = { ...chromeEntry.response, status: 403, content: { size: 2, mimeType: '', text: 'no' } }
    expect(kinds((await imported(withEntry({ response: refused, _webSocketMessages: [] })))[0])?.[2]).toBe(
      'handshake-refused',
    )
    const run = await newRun()
    await run.import('page.har', JSON.stringify(withEntry({ response: { ...chromeEntry.response, status: 0 } })))
    expect((await run.store.list()).sessions).toMatchObject([{ state: 'failed', error: { code: 'connection-failed' } }])
  })

  it('passes over items that are none, and names their places', async () => {
    const text = JSON.stringify(withEntry({ _webSocketMessages: ['?', ...chromeEntry._webSocketMessages] }))
    const [session] = await (await newRun()).import('page.har', text)
    expect(texts(session)).toHaveLength(3)
    const byte = String(text.indexOf('"?"'))
    expect(session?.events[3]).toMatchObject({
      kind: 'error',
      code: 'import-item-invalid',
      params: { line: '1', byte },
    })
  })

  it.each([
    ['within a message', '{"type":"receive"', 40, ['{"op":"subscribe"}']],
    [
      'within what follows the messages',
      '"switching',
      0,
      ['{"op":"subscribe"}', 'Grüße \u2028 "quoted" ]} \\', '\0\u0001\u0002\u0003'],
    ],
  ])('keeps what comes before a break in the file, %s', async (_, near, after, kept) => {
    const text = JSON.stringify(chromeHar).replace('Switching', 'switching')
    const cut = text.indexOf(near) + after
    const file = text.slice(0, cut)
    const [session] = await (await newRun()).import('page.har', file)
    expect(texts(session)).toEqual(kept)
    expect(session?.events.at(-1)).toMatchObject({
      kind: 'error',
      code: 'import-broken-off',
      params: { line: '1', byte: String(Buffer.byteLength(file)) },
    })
  })

  it('keeps what comes before a bracket that closes nothing', async () => {
    const text = JSON.stringify(chromeHar).replace('"opcode":2', ']}')
    const [session] = await (await newRun()).import('page.har', text)
    expect(texts(session)).toHaveLength(2)
    expect(session?.events.at(-1)).toMatchObject({ code: 'import-broken-off' })
  })
})

describe('a HAR of another program', () => {
  it('is read with what HTTP Toolkit leaves open, and how it says that a connection was aborted', async () => {
    const unknown = { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 12, receive: 0 }
    const entry = {
      pageref: 'Chrome',
      _resourceType: 'websocket',
      startedDateTime: '2026-01-02T03:04:06.000Z',
      time: -1,
      request: { ...chromeEntry.request, url: 'https://shop.example/live?room=1', headersSize: -1, bodySize: 0 },
      response: { ...chromeEntry.response, headersSize: -1, bodySize: 0 },
      cache: {},
      timings: unknown,
      _webSocketMessages: [
        { type: 'send', time: 1_767_323_046.5, opcode: 1, data: 'hello' },
        { type: 'receive', time: 1_767_323_046.6, opcode: 2, data: 'AAEC' },
      ],
      _webSocketClose: 'aborted',
    }
    const [session] = await imported({ log: { version: '1.2', creator: {}, pages: [], entries: [entry] } })
    expect(session?.head).toMatchObject({ profile: { url: 'wss://shop.example/live?room=1' } })
    expect(session?.events.filter(({ kind }) => kind === 'message')).toMatchObject([
      { direction: 'sent', type: 'text', length: 5 },
      { direction: 'received', type: 'binary', length: 3 },
    ])
    expect(session?.events.at(-1)).toMatchObject({ kind: 'connection-closed', code: 1006, clean: false })
  })

  it('is read without the sizes, titles and addresses that Firefox leaves out', async () => {
    const { headersSize: _request, ...request } = chromeEntry.request
    const { headersSize: _response, ...response } = chromeEntry.response
    const entry = { ...chromeEntry, request, response, serverIPAddress: '' }
    const [session] = await imported({ log: { ...chromeHar.log, pages: [{ id: 'page_1' }], entries: [entry] } })
    expect(session?.events[0]).toMatchObject({ kind: 'connection-opened', remote: '' })
    expect(texts(session)).toHaveLength(3)
  })
})

describe('a HAR with no WebSocket', () => {
  it('is refused', async () => {
    const [page] = chromeHar.log.entries
    await expect(imported({ log: { ...chromeHar.log, entries: [page] } })).rejects.toMatchObject({
      error: { code: 'import-empty', params: { file: 'page.har' } },
    })
  })
})
