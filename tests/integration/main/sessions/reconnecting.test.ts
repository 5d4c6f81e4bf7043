import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../../../support/free-port'
import { peerServer } from '../../../support/peer-server'
import { RecordedRun } from '../../../support/recorded-run'

let folder: string
let run: RecordedRun
const cleanups: (() => void)[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reconnecting-'))
  run = new RecordedRun(folder)
})
afterEach(async () => {
  await run.service.stop()
  for (const cleanup of cleanups.splice(0)) cleanup()
  await rm(folder, { recursive: true })
})

const reconnect = { enabled: true, firstWait: 20, longestWait: 40, attempts: 3 }

/** What the stored capture has, as `connection kind`; notes by their code. */
async function story(): Promise<string[]> {
  const reader = await run.captures.reader(run.id)
  const told: string[] = []
  for await (const event of reader.events()) {
    const what = event.kind === 'note' || event.kind === 'error' ? event.code : event.kind
    if (what !== 'frame') told.push(`${event.connection} ${what}`)
  }
  return told
}

const opened = (connection: number) => [
  `${connection} connection-opened`,
  `${connection} handshake-sent`,
  `${connection} handshake-accepted`,
]

describe('a client session that reconnects', () => {
  it('records each attempt as a connection on one timeline, each with a handshake of its own', async () => {
    const keys: (string | undefined)[] = []
    let accepted = 0
    const peer = await peerServer((socket) => {
      accepted += 1
      if (accepted < 3) socket.terminate()
      else socket.send('at last')
    })
    cleanups.push(peer.close)
    await run.connect(peer.url, { reconnect })
    await expect.poll(() => [run.live.state, run.live.client?.connection]).toEqual(['open', 3])
    await run.service.stop()
    expect(await story()).toEqual([
      ...opened(1),
      '1 connection-closed',
      '1 reconnect-waiting',
      ...opened(2),
      '2 connection-closed',
      '2 reconnect-waiting',
      ...opened(3),
      '3 message',
      '3 connection-closed',
    ])
    const reader = await run.captures.reader(run.id)
    for (const connection of [1, 2, 3]) {
      const { event } = await reader.handshake(connection)
      if (event.kind === 'handshake-accepted') keys.push(new Map(event.request.headers).get('Sec-WebSocket-Key'))
    }
    expect(new Set(keys).size).toBe(3)
  })

  it('connects to a server that is started late', async () => {
    const port = await freePort()
    await run.connect(`ws://127.0.0.1:${port}/`, { reconnect: { ...reconnect, attempts: 1000 } })
    await expect.poll(() => run.live.client?.connection).toBeGreaterThan(1)
    const peer = await peerServer(() => {}, { port })
    cleanups.push(peer.close)
    await expect.poll(() => run.live.state).toBe('open')
    expect(run.live.error).toBeNull()
  })

  it('gives up on a server that accepts and drops', async () => {
    const peer = await peerServer((socket) => socket.terminate())
    cleanups.push(peer.close)
    await run.connect(peer.url, { reconnect: { ...reconnect, firstWait: 1000, longestWait: 1000, attempts: 1 } })
    await expect.poll(() => run.live.ending, { timeout: 10_000 }).toBe('complete')
    expect(run.live).toMatchObject({ state: 'closed', client: { connection: 2, next: null } })
    expect((await story()).slice(-2)).toEqual(['2 connection-closed', '2 reconnect-given-up'])
  })
})
