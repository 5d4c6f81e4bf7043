import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { DEMO_SUBPROTOCOL, DemoServer } from '../../../../main/connections/demo-server'
import { ClientRun } from '../../../support/client-run'

describe('DemoServer', () => {
  let server: DemoServer
  let run: ClientRun

  beforeEach(async () => {
    server = await DemoServer.start()
    run = new ClientRun({ url: server.url, subprotocols: ['other', DEMO_SUBPROTOCOL] })
    await run.opened
    // The greeting.
    await vi.waitUntil(() => run.recorder.of('message').length === 1)
  })
  afterEach(async () => {
    run.connection.drop()
    await server.stop()
  })

  const received = () =>
    run.recorder
      .of('frame')
      .filter(({ direction }) => direction === 'received')
      .slice(1)

  it('listens on 127.0.0.1 alone, and agrees to its subprotocol', () => {
    expect(server.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/demo$/)
    expect(run.recorder.of('handshake-accepted')[0]?.subprotocol).toBe(DEMO_SUBPROTOCOL)
  })

  it('answers with what it was sent', async () => {
    await run.connection.send({ kind: 'text', text: 'hello' })
    // Binary is never a request.
    await run.connection.send({ kind: 'binary', bytes: Buffer.from('json') })
    await expect
      .poll(() =>
        run.recorder
          .of('message')
          .slice(1)
          .filter(({ direction }) => direction === 'received'),
      )
      .toMatchObject([
        { type: 'text', length: 5 },
        { type: 'binary', length: 4 },
      ])
  })

  it.each<[string, object[]]>([
    [
      'fragments',
      [
        { opcode: 1, fin: false },
        { opcode: 0, fin: false },
        { opcode: 9, fin: true },
        { opcode: 0, fin: true },
      ],
    ],
    ['json', [{ opcode: 1, rsv1: true }]],
    ['binary', [{ opcode: 2, rsv1: false, payloadLength: 256 }]],
    ['ping', [{ opcode: 9, payloadLength: 14 }]],
    ['goodbye', [{ opcode: 8 }]],
  ])('shows %s', async (show, frames) => {
    await run.connection.send({ kind: 'text', text: show })
    await expect.poll(received).toMatchObject(frames)
  })

  it('ticks', async () => {
    await run.connection.send({ kind: 'text', text: 'ticker' })
    await expect.poll(received, { timeout: 3000 }).toMatchObject([{ opcode: 1 }, { opcode: 1 }])
  })

  it('ends its connections when it stops', async () => {
    const other = new WebSocket(server.url)
    await once(other, 'open')
    const ended = once(other, 'close')
    await server.stop()
    expect((await ended)[0]).toBe(1006)
    expect(await run.ended).toBeNull()
    server = await DemoServer.start()
  })
})
