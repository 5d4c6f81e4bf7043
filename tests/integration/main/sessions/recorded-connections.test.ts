import { once } from 'node:events'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { presetResponder } from '../../../../shared/responder/responder-preset'
import type { ConnectionSummary } from '../../../../shared/session/connection-summary'
import { RecordedRun } from '../../../support/recorded-run'

const echo = presetResponder('echo', { id: 'echo', name: 'Echo' })
let folder: string
let run: RecordedRun
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recorded-connections-'))
  run = new RecordedRun(folder)
})
afterEach(async () => {
  await run.service.stop()
  await run.captures.delete(run.id)
  await rm(folder, { recursive: true })
})

async function listOf(reader: CaptureReader): Promise<ConnectionSummary[]> {
  const connections: ConnectionSummary[] = []
  for (let from: number | null = 1; from !== null;) {
    const reply = await reader.connections.list(from)
    connections.push(...reply.connections)
    from = reply.next
  }
  return connections
}

/** What is the same whether it was counted as it happened or afterwards. */
const comparable = (summary: ConnectionSummary) => ({ ...summary, lastActivity: null })

it('shows of an ended session what its list showed while it ran', async () => {
  const url = await run.serve({ path: '/ok', responders: [echo] })
  const { port } = new URL(url)
  const asked = new WebSocket(url, ['chat'], { headers: { 'User-Agent': 'x'.repeat(300) } })
  await once(asked, 'open')
  for (const text of ['one', 'a longer message that is worth compressing '.repeat(20)]) {
    asked.send(text)
    await once(asked, 'message')
  }
  asked.close(1000, 'done')
  await once(asked, 'close')
  const [refused] = await once(
    new WebSocket(`ws://127.0.0.1:${port}/elsewhere`).on('error', () => {}),
    'error',
  )
  expect(String(refused)).toContain('404')
  const mistaken = connect(Number(port), '127.0.0.1')
  mistaken.end('no HTTP at all\r\n\r\n')
  mistaken.resume()
  await once(mistaken, 'close')
  const dropped = new WebSocket(url)
  await once(dropped, 'open')
  await run.service.stop()
  dropped.terminate()

  const live = run.service.server(run.id).connections()
  expect(live.map(({ state }) => state)).toEqual(['closed', 'refused', 'failed', 'closed'])
  const recorded = await listOf(await run.captures.reader(run.id))
  const madeOfNothing = { sent: { messages: 0, bytes: 0 }, received: { messages: 0, bytes: 0 } }
  expect(recorded.map(comparable)).toEqual(
    live.map((summary) => comparable(summary.state === 'failed' ? { ...summary, ...madeOfNothing } : summary)),
  )
  for (const [index, { openedAt, lastActivity }] of recorded.entries()) {
    expect(lastActivity).toBeGreaterThanOrEqual(openedAt)
    expect(lastActivity).toBeLessThanOrEqual(Math.max(openedAt, live[index]?.lastActivity ?? 0))
  }
})

it('knows of what a crash left who was there, and that its end is missing', async () => {
  const url = await run.serve({ responders: [echo] })
  const client = new WebSocket(`${url}path`, ['chat'])
  await once(client, 'open')
  client.send('hello')
  await once(client, 'message')
  const reader = await run.captures.reader(run.id)
  // Opened, request, accepted, and two frames with their messages.
  while (reader.eventCount < 7) await new Promise((resolve) => setTimeout(resolve, 10))
  const left = path.join(folder, 'left.framescope')
  await copyFile(reader.path, left)
  client.terminate()

  const crashed = await CaptureReader.open(left)
  expect(crashed.ending).toBe('cut-off')
  expect(await listOf(crashed)).toMatchObject([
    {
      connection: 1,
      state: 'cut-off',
      path: '/path',
      subprotocol: 'chat',
      sent: { messages: 1 },
      received: { messages: 1 },
      error: null,
    },
  ])
  await crashed.close()
})
