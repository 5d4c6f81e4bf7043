import { EventEmitter, once } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { ClientConnection } from '../../../../main/connections/client-connection'
import { planConnection } from '../../../../main/connections/connect-plan'
import { CLOSE_TIMEOUT_MS } from '../../../../main/connections/websocket-engine'
import type { AppError } from '../../../../shared/errors/app-error'
import { Opcode } from '../../../../shared/protocol/opcode'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { rawServer } from '../../../support/client-run'
import { CountingRecorder } from '../../../support/counting-recorder'
import { frame } from '../../../support/frames'
import { acceptHandshake } from '../../../support/raw-websocket'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/** A socket's worth of frames in one write. */
const burst = (length: number): Buffer =>
  Buffer.concat(
    Array.from({ length: Math.ceil(256_000 / (length + 4)) }, () => frame(Opcode.Binary, new Uint8Array(length))),
  )

/** Writes bursts as fast as they are taken, until `until` says so. Resolves with how many it wrote. */
async function flood(socket: Socket, bytes: Buffer, until: () => boolean): Promise<number> {
  let goOn: (() => void) | undefined
  socket.on('drain', () => goOn?.())
  socket.on('close', () => goOn?.())
  let bursts = 0
  for (; !until() && socket.writable; bursts++)
    if (!socket.write(bytes)) await new Promise<void>((resolve) => (goOn = resolve))
  return bursts
}

const nanoseconds = () => Math.round(performance.now() * 1e6)

function connect(url: string, backlog?: number) {
  const recorder = new CountingRecorder(backlog)
  const plan = planConnection({ ...defaultClientProfile, url })
  const happened = new EventEmitter()
  const connection = new ClientConnection(plan, recorder, nanoseconds, {
    opened() {},
    closing() {},
    ended: (error) => happened.emit('ended', error),
  })
  cleanups.push(() => connection.drop())
  return { recorder, connection, ended: once(happened, 'ended').then(([error]: (AppError | null)[]) => error) }
}

/** Until so much of the flood has arrived. */
async function arrived(recorder: CountingRecorder, bytes: number): Promise<void> {
  await expect.poll(() => recorder.streamLengths.received, { timeout: 20_000, interval: 5 }).toBeGreaterThan(bytes)
}

describe.each([
  ['20 bytes', 20],
  ['1 KB', 1024],
  ['200 KB', 200 * 1024],
])('a peer that floods with messages of %s', (_, length) => {
  it.each([
    ['', Infinity],
    [', while the disk is slow', 2 * 1024 * 1024],
  ])('is closed in order, and every byte it sent is recorded%s', async (__, backlog) => {
    let written = 0
    const { url, close } = await rawServer((socket) => {
      void acceptHandshake(socket).then(async () => {
        let asked = false
        socket.once('data', () => (asked = true))
        const bytes = burst(length)
        const bursts = await flood(socket, bytes, () => asked)
        written = bursts * bytes.length
        socket.end(frame(Opcode.Close, Buffer.from([0x03, 0xe8])))
      })
    })
    cleanups.push(close)
    const { recorder, connection, ended } = connect(url, backlog)
    await arrived(recorder, 8_000_000)
    connection.close(1000, 'enough')
    expect(await ended).toBeNull()

    const handshake = recorder.details.find(({ kind }) => kind === 'handshake-accepted')
    const before = handshake?.kind === 'handshake-accepted' ? handshake.response.length : 0
    const closeFrame = 4
    expect(recorder.streamLengths.received).toBe(before + written + closeFrame)
    expect(recorder.framesEnd.received).toBe(recorder.streamLengths.received)
    expect(recorder.gaps).toBe(0)
    expect(recorder.messages.received).toBe(recorder.frames.received - 1)
    expect(recorder.details.at(-1)).toMatchObject({ kind: 'connection-closed', code: 1000, clean: true })
    expect(recorder.details.some(({ kind }) => kind === 'note')).toBe(backlog < Infinity)
  })

  it('is dropped at once, and every whole frame that was read is recorded', async () => {
    const { url, close } = await rawServer((socket) => {
      void acceptHandshake(socket).then(() => flood(socket, burst(length), () => false))
    })
    cleanups.push(close)
    const { recorder, connection, ended } = connect(url)
    await arrived(recorder, 8_000_000)
    connection.drop()
    expect(await ended).toBeNull()
    const cutOff = recorder.streamLengths.received - recorder.framesEnd.received
    expect(cutOff).toBeLessThan(length + 4)
    expect(recorder.gaps).toBe(0)
    expect(recorder.details.filter(({ kind }) => kind === 'protocol-violation')).toHaveLength(cutOff > 0 ? 1 : 0)
  })
})

describe('a peer that floods on and never answers the close frame', () => {
  it('is dropped when its time is over', async () => {
    const { url, close } = await rawServer((socket) => {
      void acceptHandshake(socket).then(() => flood(socket, burst(64 * 1024), () => false))
    })
    cleanups.push(close)
    const { recorder, connection, ended } = connect(url)
    await arrived(recorder, 8_000_000)
    const asked = performance.now()
    connection.close(1000, 'enough')
    expect(await ended).toBeNull()
    expect(performance.now() - asked).toBeGreaterThan(CLOSE_TIMEOUT_MS - 100)
    expect(recorder.details.at(-1)).toMatchObject({ kind: 'connection-closed', clean: false, initiator: 'local' })
    expect(recorder.gaps).toBe(0)
  })
})
