import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { EventClass } from '../../../../shared/session/event-class'
import { presetResponder } from '../../../../shared/responder/responder-preset'
import { EchoClients } from '../../../support/echo-clients'
import { RecordedRun } from '../../../support/recorded-run'

const CLIENTS = 100
const MESSAGES = 100

let folder: string
let run: RecordedRun
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'server-load-'))
  run = new RecordedRun(folder)
})
afterEach(async () => {
  await run.service.stop()
  await run.captures.delete(run.id)
  await rm(folder, { recursive: true })
})

it('echoes to a hundred clients at once and loses nothing, on the wire or in the capture', async () => {
  const echo = { ...presetResponder('echo', { id: 'echo', name: 'Echo' }), maxPerSecond: null }
  const url = await run.serve({ responders: [echo] })
  const clients = new EchoClients()
  await clients.open(url, CLIENTS)
  await clients.run({ messages: MESSAGES, pace: 0 })
  await clients.close()
  const { sent, heard, wrong } = clients
  expect({ sent, heard, wrong }).toEqual({ sent: CLIENTS * MESSAGES, heard: CLIENTS * MESSAGES, wrong: 0 })
  await run.service.stop()

  const reader = await run.captures.reader(run.id)
  expect(reader.ending).toBe('complete')
  const { counts } = reader
  for (const kind of ['FrameSentText', 'FrameReceivedText', 'MessageSentText', 'MessageReceivedText'] as const)
    expect([kind, counts[EventClass[kind]]]).toEqual([kind, CLIENTS * MESSAGES])
  // A close frame each way.
  expect([counts[EventClass.ControlSent], counts[EventClass.ControlReceived]]).toEqual([CLIENTS, CLIENTS])
  expect(counts[EventClass.Problem]).toBe(0)
  const messages = new Map<number, number>()
  const lives = new Map<string, number>()
  for await (const { kind, connection } of reader.events()) {
    if (kind === 'message') messages.set(connection, (messages.get(connection) ?? 0) + 1)
    // The disk may have been slower for a moment, which notes tell.
    else if (kind !== 'frame' && kind !== 'note') lives.set(kind, (lives.get(kind) ?? 0) + 1)
  }
  expect([...messages.values()]).toEqual(Array(CLIENTS).fill(MESSAGES * 2))
  expect([...lives.values()]).toEqual(Array(4).fill(CLIENTS))
  expect(new Set(lives.keys())).toEqual(
    new Set(['connection-opened', 'handshake-sent', 'handshake-accepted', 'connection-closed']),
  )
})
