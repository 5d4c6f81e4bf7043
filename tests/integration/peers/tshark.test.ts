import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws'
import type { Direction } from '../../../shared/session/direction'
import { ClientRun } from '../../support/client-run'
import { missingTshark, Tshark, type DissectedFrame } from '../../support/peers/tshark'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

async function serve(options: ServerOptions, behave: (socket: WebSocket) => void): Promise<number> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...options })
  server.on('connection', behave)
  await once(server, 'listening')
  cleanups.push(() => server.close())
  return (server.address() as AddressInfo).port
}

/** What Framescope recorded, in Wireshark's words. */
function asDissected({ recorder }: ClientRun, direction: Direction): Omit<DissectedFrame, 'port'>[] {
  return recorder
    .of('frame')
    .filter((frame) => frame.direction === direction)
    .map((frame) => ({
      fin: frame.fin,
      rsv: Number(frame.rsv1) * 4 + Number(frame.rsv2) * 2 + Number(frame.rsv3),
      opcode: frame.opcode,
      maskingKey: frame.masked ? frame.maskingKey.toString(16).padStart(8, '0') : null,
      payloadLength: frame.payloadLength,
    }))
}

const LENGTHS = [0, 1, 125, 126, 65_535, 65_536, 300_000]

describe.skipIf(missingTshark)(
  `Wireshark beside us${missingTshark === null ? '' : ` (skipped: ${missingTshark})`}`,
  () => {
    it.each<[string, ServerOptions]>([
      ['plain', { perMessageDeflate: false }],
      ['compressed', { perMessageDeflate: { threshold: 0 } }],
      ['compressed without context', { perMessageDeflate: { threshold: 0, serverNoContextTakeover: true } }],
    ])('sees the same frames in the same order, %s', async (_, options) => {
      const port = await serve(options, (socket) => {
        socket.send('before anything was asked')
        for (const length of LENGTHS) socket.send(Buffer.alloc(length, 'framescope '))
        socket.send('One message, ', { fin: false })
        socket.ping('between fragments')
        socket.send('two frames', { fin: true })
        socket.on('message', (data, binary) => socket.send(data, { binary }))
      })
      const tshark = await Tshark.start(port)
      cleanups.push(() => tshark.stop())
      const run = new ClientRun({ url: `ws://127.0.0.1:${port}/` })
      await run.opened
      for (const length of LENGTHS) await run.connection.send({ kind: 'binary', bytes: Buffer.alloc(length, 'scope ') })
      await run.connection.send({ kind: 'text', text: 'Grüße' })
      await run.connection.send({ kind: 'ping', payload: Buffer.from('hi') })
      await expect.poll(() => run.recorder.of('message'), { timeout: 20_000 }).toHaveLength(3 * LENGTHS.length + 4)
      run.connection.close(4000, 'seen')
      expect(await run.ended).toBeNull()

      const frames = await tshark.conversation()
      for (const direction of ['sent', 'received'] as const) {
        const theirs = frames.filter((frame) => (frame.port === port) === (direction === 'received'))
        expect(asDissected(run, direction)).toEqual(theirs.map(({ port: _port, ...frame }) => frame))
      }
      expect(frames.length).toBeGreaterThan(3 * LENGTHS.length)
    })
  },
)
