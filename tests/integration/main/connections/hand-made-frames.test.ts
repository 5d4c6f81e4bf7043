import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws'
import type { HandMadeFrame } from '../../../../shared/session/hand-made-frame'
import { hex, utf8 } from '../../../support/bytes'
import { ClientRun, rawServer } from '../../../support/client-run'
import { handMade } from '../../../support/hand-made'
import type { MemoryRecorder } from '../../../support/memory-recorder'
import { acceptHandshake } from '../../../support/raw-websocket'
import { ServerRun } from '../../../support/server-run'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

/** A server that says nothing by itself, and what it got after the handshake. */
async function silentServer() {
  const got: Buffer[] = []
  let socket: Socket | undefined
  const { url, close } = await rawServer((accepted) => {
    socket = accepted
    void acceptHandshake(accepted).then(() => accepted.on('data', (bytes: Buffer) => got.push(bytes)))
  })
  cleanups.push(close)
  return {
    url,
    bytes: () => Buffer.concat(got),
    say: (bytes: Uint8Array) => socket?.write(bytes),
    ended: () => new Promise<void>((resolve) => socket?.once('end', resolve)),
  }
}

async function wsServer(options: ServerOptions = {}) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options })
  await once(server, 'listening')
  cleanups.push(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  const heard: string[] = []
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => heard.push(data.toString()))
    // It says so with a close frame as well.
    socket.on('error', () => {})
  })
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard }
}

async function opened(url: string): Promise<ClientRun> {
  const run = new ClientRun({ url })
  cleanups.push(() => run.connection.drop())
  await run.opened
  return run
}

const sends = (run: ClientRun, ...frames: HandMadeFrame[]) => run.connection.send({ kind: 'frames', frames })

/** What the timeline says of what was sent. */
const told = (recorder: MemoryRecorder) =>
  recorder.events.flatMap((event) => {
    if (event.kind === 'protocol-violation') return [`${event.code} ${event.fault}${event.fatal ? ' fatal' : ''}`]
    if (event.kind !== 'frame' || event.direction !== 'sent') return []
    return [`${event.opcode}${event.fin ? ' fin' : ''} ${event.payloadLength}${event.handMade ? ' by hand' : ''}`]
  })

describe('frames made by hand', () => {
  it('are on the wire bit by bit, in order with what the engine sends', async () => {
    const server = await silentServer()
    const run = await opened(server.url)
    await run.connection.send({ kind: 'text', text: 'before' })
    await sends(
      run,
      handMade({ rsv1: true, rsv3: true, opcode: 0xb, fin: false, maskingKey: 0x01020304, payload: hex('ff') }),
      handMade({ opcode: 2, maskingKey: null, lengthForm: 16, payload: hex('2a') }),
    )
    await run.connection.send({ kind: 'text', text: 'after' })
    await expect.poll(() => server.bytes().toString('hex')).toContain('5b8101020304fe827e00012a')
    const sent = Buffer.from(run.recorder.stream('sent'))
    expect(sent.subarray(sent.indexOf('\r\n\r\n') + 4)).toEqual(server.bytes())
    expect(told(run.recorder)).toEqual([
      '1 fin 6',
      'reserved-bit local',
      'reserved-opcode local',
      'reserved-bit local',
      'control-frame-fragmented local',
      '11 1 by hand',
      'mask-missing local',
      'length-not-minimal local',
      '2 fin 1 by hand',
      '1 fin 5',
    ])
  })

  it('have a new masking key each time where it is a random one', async () => {
    const server = await silentServer()
    const run = await opened(server.url)
    const frame = handMade({ payload: utf8('same') })
    await sends(run, frame, frame)
    await sends(run, frame)
    expect(new Set(run.recorder.of('frame').map(({ maskingKey }) => maskingKey)).size).toBe(3)
    expect(run.recorder.of('frame').map((sent) => run.recorder.payload(sent).toString())).toEqual(Array(3).fill('same'))
  })

  it('are one message to a peer where it is cut into fragments, compressed messages before and after it', async () => {
    const { url, heard } = await wsServer({ perMessageDeflate: { threshold: 0 } })
    const run = await opened(url)
    const long = 'a compressed message '.repeat(2000)
    await Promise.all([
      run.connection.send({ kind: 'text', text: long }),
      sends(
        run,
        handMade({ fin: false, payload: utf8('in ') }),
        handMade({ opcode: 9, payload: utf8('ping') }),
        handMade({ opcode: 0, fin: false, payload: utf8('three ') }),
        handMade({ opcode: 0, payload: utf8('parts') }),
      ),
      run.connection.send({ kind: 'text', text: long }),
    ])
    await expect.poll(() => heard).toEqual([long, 'in three parts', long])
    expect(run.recorder.of('protocol-violation')).toEqual([])
    expect(run.recorder.of('message').map(({ frameCount, length }) => [frameCount, length])).toEqual([
      [1, long.length],
      [3, 14],
      [1, long.length],
    ])
  })

  it('say that it was this side when the engine sends into a message that they began', async () => {
    const server = await silentServer()
    const run = await opened(server.url)
    await sends(run, handMade({ fin: false, payload: utf8('begun') }))
    await run.connection.send({ kind: 'text', text: 'too soon' })
    await sends(run, handMade({ opcode: 0 }))
    expect(told(run.recorder)).toEqual([
      '1 5 by hand',
      'expected-continuation local',
      '1 fin 8',
      'unexpected-continuation local',
      '0 fin 0 by hand',
    ])
  })

  it('swallow what follows when they announce more than they have, as the peer reads it', async () => {
    const server = await silentServer()
    const run = await opened(server.url)
    await sends(run, handMade({ payload: utf8('abc'), declaredLength: 14n }))
    expect(told(run.recorder)).toEqual([])
    // 6 bytes of header and 5 of payload.
    await run.connection.send({ kind: 'text', text: 'eaten' })
    await run.connection.send({ kind: 'text', text: 'not' })
    expect(told(run.recorder).filter((line) => !line.startsWith('invalid-utf8'))).toEqual([
      '1 fin 14 by hand',
      '1 fin 3',
    ])
  })

  it('leave the timeline as it was at a length that cannot be', async () => {
    const server = await silentServer()
    const run = await opened(server.url)
    await sends(run, handMade({ declaredLength: 2n ** 63n }))
    await run.connection.send({ kind: 'text', text: 'kept as bytes' })
    expect(told(run.recorder)).toEqual(['length-too-large local fatal'])
    run.connection.drop()
    await run.ended
    expect(run.recorder.of('note')).toMatchObject([{ code: 'bytes-after-violation', params: { direction: 'sent' } }])
  })

  it('close the connection with a close frame, which the engine does not send again', async () => {
    const server = await silentServer()
    const run = await opened(server.url)
    await sends(run, handMade({ opcode: 8, payload: hex('0fa0') }))
    const ended = server.ended()
    server.say(hex('89 00  88 02 0fa1'))
    await ended
    run.connection.drop()
    await run.ended
    expect(told(run.recorder)).toEqual(['8 fin 2 by hand'])
    expect(run.recorder.of('connection-closed')).toMatchObject([{ code: 4001, initiator: 'local', clean: true }])
  })

  it('end the connection when the peer answers a forbidden close frame', async () => {
    const { url } = await wsServer()
    const run = await opened(url)
    await sends(run, handMade({ opcode: 8, payload: hex('03ed') }))
    await run.ended
    expect(told(run.recorder)).toEqual(['8 fin 2 by hand', 'close-code-invalid local'])
    expect(run.recorder.of('connection-closed')).toMatchObject([{ code: 1002 }])
  })

  it('go from a server to its clients', async () => {
    const run = await ServerRun.start()
    cleanups.push(() => run.server.stop())
    const client = new WebSocket(run.url)
    await once(client, 'open')
    const heard = once(client, 'message')
    const frames = [
      handMade({ fin: false, maskingKey: null, payload: utf8('by ') }),
      handMade({ opcode: 0, maskingKey: null, payload: utf8('hand') }),
    ]
    await run.connections[0]?.send({ kind: 'frames', frames })
    expect(String((await heard)[0])).toBe('by hand')
    const failed = once(client, 'error')
    await run.connections[0]?.send({ kind: 'frames', frames: [handMade()] })
    expect(String((await failed)[0])).toContain('MASK must be clear')
    await run.ends(1)
    expect(told(run.recorders[0]!).filter((line) => !line.startsWith('8'))).toEqual([
      '1 3 by hand',
      '0 fin 4 by hand',
      'mask-forbidden local',
      '1 fin 0 by hand',
    ])
  })
})
