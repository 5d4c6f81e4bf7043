import path from 'node:path'
import { expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import type { RecordedConnections } from '../../../../shared/ipc/server-channels'
import type { ConnectionRecorder } from '../../../../shared/session/recorder'
import { MAX_TALLIED } from '../../../../shared/survey/traffic-tally'
import { sessionHead, temporaryFolder } from './capture-scenario'

const folder = temporaryFolder()

/** The whole list, asked for as the window does. */
async function listOf(reader: CaptureReader) {
  const replies: RecordedConnections[] = []
  for (let from: number | null = 1; from !== null;) {
    const reply = await reader.connections.list(from)
    replies.push(reply)
    from = reply.next
  }
  return { connections: replies.flatMap(({ connections }) => connections), replies, last: replies.at(-1) }
}

const open = (recorder: ConnectionRecorder, time: number) =>
  recorder.detail({ kind: 'connection-opened', remote: `client ${recorder.connection}`, local: 'us', tls: null }, time)

it('lists none for a session to which nobody came', async () => {
  const file = path.join(folder, 'empty.framescope')
  const writer = await CaptureWriter.create(file, sessionHead)
  await writer.close({ state: 'closed', error: null })
  const reader = await CaptureReader.open(file)
  expect(await reader.connections.list(1)).toEqual({ connections: [], next: null, progress: 1, leftOut: 0, end: 0 })
  await reader.close()
})

it('lists a hundred thousand connections in parts, and says how many more there are', { timeout: 60_000 }, async () => {
  const file = path.join(folder, 'many.framescope')
  const writer = await CaptureWriter.create(file, sessionHead)
  for (let index = 0; index < MAX_TALLIED + 3; index++) {
    const recorder = writer.connection()
    open(recorder, index)
    if (index % 2 === 0)
      recorder.detail({ kind: 'connection-closed', code: 1006, reason: '', initiator: 'none', clean: false }, index)
    if (writer.congested) await writer.whenDrained()
  }
  await writer.close({ state: 'closed', error: null })
  const reader = await CaptureReader.open(file)
  const { connections, replies, last } = await listOf(reader)
  await reader.close()
  expect(connections.map(({ connection }) => connection)).toEqual(
    Array.from({ length: MAX_TALLIED }, (_, index) => index + 1),
  )
  expect(connections.slice(0, 2)).toMatchObject([
    { state: 'failed', remote: 'client 1', openedAt: 0 },
    { state: 'cut-off', remote: 'client 2', openedAt: 1 },
  ])
  expect(last).toMatchObject({ leftOut: 3, end: MAX_TALLIED + 2, progress: 1 })
  const progress = replies.map((reply) => reply.progress)
  expect(progress).toEqual(progress.toSorted((one, other) => one - other))
  expect(replies.length).toBeGreaterThan(3)
})
