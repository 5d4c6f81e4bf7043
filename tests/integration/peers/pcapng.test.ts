import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws'
import type { CaptureReader } from '../../../main/capture/capture-reader'
import { WireLayout, wireOfEvents } from '../../../main/export/wire-layout'
import { PcapngFormat } from '../../../shared/formats/pcapng/pcapng-format'
import type { FrameEvent, SessionEvent } from '../../../shared/session/session-event'
import { capinfos, expertWarnings, framesOf, missingWireshark, packets } from '../../support/peers/read-pcapng'
import { exportAll } from '../../support/export-all'
import { rawServer } from '../../support/client-run'
import { acceptHandshake } from '../../support/raw-websocket'
import { RecordedRun } from '../../support/recorded-run'

const cleanups: (() => unknown)[] = []
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pcapng-'))
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
  rmSync(folder, { recursive: true, force: true })
})

async function serve(options: ServerOptions, behave: (socket: WebSocket) => void): Promise<number> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...options })
  server.on('connection', behave)
  await once(server, 'listening')
  cleanups.push(() => server.close())
  return (server.address() as AddressInfo).port
}

async function recorded(run: RecordedRun): Promise<{ reader: CaptureReader; events: SessionEvent[]; file: string }> {
  await run.service.stop()
  const reader = await run.captures.reader(run.id)
  const events: SessionEvent[] = []
  for await (const event of reader.events()) events.push(event)
  const file = path.join(folder, 'session.pcapng')
  await exportAll(reader, 'pcapng', file)
  cleanups.push(() => reader.close())
  return { reader, events, file }
}

async function ended(run: RecordedRun): Promise<void> {
  await expect.poll(() => run.live.state, { timeout: 20_000 }).toMatch(/closed|failed/)
}

/** What the timeline says of its frames, in Wireshark's words. */
const told = (events: readonly SessionEvent[], startedAt: number) =>
  events
    .filter((event): event is FrameEvent => event.kind === 'frame')
    .map((frame) => ({
      time: BigInt(startedAt) * 1000n + BigInt(frame.time),
      fin: frame.fin,
      rsv: Number(frame.rsv1) * 4 + Number(frame.rsv2) * 2 + Number(frame.rsv3),
      opcode: frame.opcode,
      maskingKey: frame.masked ? frame.maskingKey.toString(16).padStart(8, '0') : null,
      payloadLength: frame.payloadLength,
    }))
const read = (file: string) => framesOf(file).map(({ port: _port, stream: _stream, ...frame }) => frame)

function hidden(event: SessionEvent): SessionEvent {
  if (!('request' in event)) return event
  return { ...event, request: { ...event.request, target: '/?token=[redacted]' } }
}

const LENGTHS = [0, 1, 125, 126, 65_535, 65_536, 300_000]

describe.skipIf(missingWireshark)(
  `pcapng read by Wireshark${missingWireshark === null ? '' : ` (skipped: ${missingWireshark})`}`,
  () => {
    it.each<[string, string, ServerOptions]>([
      ['IPv4', '127.0.0.1', { perMessageDeflate: false }],
      ['IPv6', '[::1]', { perMessageDeflate: false, host: '::1' }],
      ['compressed', '127.0.0.1', { perMessageDeflate: { threshold: 0 } }],
    ])('has each frame as the timeline has it, and nothing odd: %s', async (_, host, options) => {
      const port = await serve(options, (socket) => {
        for (const length of LENGTHS) socket.send(Buffer.alloc(length, 'framescope '))
        socket.send('One message, ', { fin: false })
        socket.ping('between fragments')
        socket.send('two frames', { fin: true })
        socket.on('message', (data, binary) => socket.send(data, { binary }))
      })
      const run = new RecordedRun(folder)
      await run.connect(`ws://${host}:${port}/some/path`)
      await run.service.whenOpen(run.id)
      for (const length of LENGTHS) await run.session.send({ kind: 'binary', bytes: Buffer.alloc(length, 'scope ') })
      await run.session.send({ kind: 'text', text: 'Grüße' })
      await expect
        .poll(async () => (await run.captures.reader(run.id)).eventCount, { timeout: 20_000 })
        .toBeGreaterThan(6 * LENGTHS.length + 6)
      run.session.disconnect(4000, 'seen')
      await ended(run)
      const { events, file, reader } = await recorded(run)

      expect(read(file)).toEqual(told(events, reader.head.startedAt))
      expect(expertWarnings(file)).toEqual([])
      expect(capinfos(file)).toMatch(/nanoseconds \(9\)/)
      const [handshake] = packets(file, 'http.request', ['http.request.uri', 'tcp.dstport'])
      expect(handshake).toEqual([['/some/path'], [String(port)]])
    })

    it('has the clients of a server session apart, each with its true ports', async () => {
      const run = new RecordedRun(folder)
      const url = await run.serve({})
      const clients = [new WebSocket(url), new WebSocket(url)] as const
      for (const client of clients) await once(client, 'open')
      for (const [index, client] of clients.entries()) client.send('x'.repeat(index + 1))
      await expect.poll(async () => (await run.captures.reader(run.id)).eventCount).toBeGreaterThan(8)
      clients[0].close(1000)
      await once(clients[0], 'close')
      clients[1].terminate()
      await expect.poll(() => run.live.server?.live).toBe(0)
      const { events, file } = await recorded(run)

      const remotes = events.flatMap((event) => (event.kind === 'connection-opened' ? [event.remote] : []))
      const requests = packets(file, 'http.request', ['ip.src', 'tcp.srcport'])
      expect(requests.map((columns) => columns.flat().join(':'))).toEqual(remotes)
      expect(new Set(framesOf(file).map(({ stream }) => stream)).size).toBe(2)
      expect(expertWarnings(file)).toEqual([])
    })

    it('has a refusal with its body', async () => {
      const { url, close } = await rawServer((socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 10\r\n\r\nnot today!'))
      })
      cleanups.push(close)
      const run = new RecordedRun(folder)
      await run.connect(url)
      await ended(run)
      const { file } = await recorded(run)
      expect(packets(file, 'http.response', ['http.response.code', 'http.file_data'])).toEqual([
        [['403'], ['not today!']],
      ])
      expect(expertWarnings(file)).toEqual([])
    })

    it('has other bytes in the place of hidden ones, masked as the true ones were', async () => {
      const port = await serve({ perMessageDeflate: false }, (socket) => {
        socket.on('message', (data, binary) => socket.send(data, { binary }))
      })
      const run = new RecordedRun(folder)
      await run.connect(`ws://127.0.0.1:${port}/?token=abc`)
      await run.service.whenOpen(run.id)
      await run.session.send({ kind: 'text', text: 'secret' })
      await expect.poll(async () => (await run.captures.reader(run.id)).eventCount).toBeGreaterThan(6)
      run.session.disconnect(1000, '')
      await ended(run)
      const { reader, events } = await recorded(run)
      const file = path.join(folder, 'hidden.pcapng')
      const pieces: Uint8Array[] = []
      const format = new PcapngFormat(reader.head, '0')
      const layout = new WireLayout(format, wireOfEvents('client'), null, async (piece) => void pieces.push(piece))
      await layout.begin()
      for (const event of events) {
        const bytes = await reader.bytes(event.event, 0, 100)
        await layout.event(hidden(event), { payload: bytes.map((byte) => (byte > 0x60 ? 0x2a : byte)), frames: [] })
      }
      await layout.end()
      writeFileSync(file, Buffer.concat(pieces))

      expect(read(file)).toEqual(told(events, reader.head.startedAt))
      expect(expertWarnings(file)).toEqual([])
      expect(packets(file, 'http.request', ['http.request.uri'])).toEqual([[['/?token=[redacted]']]])
      const payloads = packets(file, 'websocket.payload.text', ['websocket.payload.text'])
      expect(payloads).toEqual([[['******']], [['******']]])
    })

    it('has the bytes that no frame was made of', async () => {
      const { url, close } = await rawServer((socket) => {
        // A text frame, one with a reserved opcode, and what cannot be told any more.
        void acceptHandshake(socket, Buffer.from('\x81\x02hi\x83\x00no frame any more', 'latin1'))
      })
      cleanups.push(close)
      const run = new RecordedRun(folder)
      await run.connect(url)
      await ended(run)
      const { file, reader } = await recorded(run)
      const received = await reader.wire.stream(1, 'received', 0, 10_000)
      const segments = packets(file, `tcp.srcport == ${new URL(url).port} and tcp.len > 0`, ['tcp.payload'])
      expect(segments.flat(2).join('')).toBe(Buffer.from(received).toString('hex'))
      expect(Buffer.from(received).toString('latin1')).toMatch(/no frame any more$/)
    })

    it('ends with a reset where the connection was reset', async () => {
      const run = new RecordedRun(folder)
      const { port } = new URL(await run.serve({}))
      const socket = connect(Number(port), '127.0.0.1')
      socket.write('GET / HTTP/1.1\r\n')
      await expect.poll(() => run.live.server?.live).toBe(1)
      const { localPort } = socket
      socket.resetAndDestroy()
      await expect.poll(() => run.live.server?.live).toBe(0)
      const { file } = await recorded(run)
      const last = packets(file, 'tcp', ['tcp.srcport', 'tcp.flags.reset']).at(-1)
      expect(last).toEqual([[String(localPort)], ['1']])
    })
  },
)
