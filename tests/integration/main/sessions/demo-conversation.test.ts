import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DemoServer } from '../../../../main/connections/demo-server'
import { findTourEvents, tourSteps } from '../../../../renderer/store/tour-steps'
import { demoProfile } from '../../../../shared/session/demo-profile'
import { quickFilterMask, showAll } from '../../../../shared/session/event-class'
import type { SessionEvent } from '../../../../shared/session/session-event'
import { RecordedRun } from '../../../support/recorded-run'

let folder: string
let server: DemoServer
let run: RecordedRun

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'demo-'))
  server = await DemoServer.start()
  run = new RecordedRun(folder)
})
afterEach(async () => {
  await run.service.stop()
  await server.stop()
  await rm(folder, { recursive: true })
})

async function events(): Promise<SessionEvent[]> {
  const reader = await run.captures.reader(run.id)
  const all: SessionEvent[] = []
  for await (const event of reader.events()) all.push(event)
  return all
}

async function visit(): Promise<void> {
  const { url, ...profile } = demoProfile(server.visit())
  await run.connect(url, profile)
}

const violations = (all: readonly SessionEvent[]) => all.filter((event) => event.kind === 'protocol-violation')

describe('a visit to the demo server', () => {
  it('shows every kind of event there is, and a row of its own for each step of the tour', async () => {
    await visit()
    await expect.poll(async () => violations(await events()).length).toBe(1)
    for (const { sends } of tourSteps)
      if (sends !== null && sends.kind !== 'file' && run.live.state === 'open') await run.session.send(sends)
    await expect.poll(() => run.live.state, { timeout: 4000 }).toBe('closed')
    await run.service.stop()
    const all = await events()
    expect([...new Set(all.map(({ kind }) => kind))].toSorted()).toEqual([
      'connection-closed',
      'connection-opened',
      'error',
      'frame',
      'handshake-accepted',
      'handshake-refused',
      'handshake-sent',
      'message',
      'note',
      'protocol-violation',
    ])
    const opcodes = (direction: string) => [
      ...new Set(all.flatMap((event) => (event.kind === 'frame' && event.direction === direction ? event.opcode : []))),
    ]
    expect(opcodes('received').toSorted((one, other) => one - other)).toEqual([0, 1, 2, 8, 9, 10])
    expect(opcodes('sent').toSorted((one, other) => one - other)).toEqual([1, 8, 9, 10])

    const reader = await run.captures.reader(run.id)
    const { rows } = await reader.rows(quickFilterMask(showAll), 0, all.length)
    const found = findTourEvents(rows)
    expect(found).not.toContain(null)
    // They are told in the order in which they happen.
    expect(found).toEqual([...new Set(found)].toSorted((one, other) => Number(one) - Number(other)))
  })

  it('says its frames in an order that can be told, and goes on after the one that breaks a rule', async () => {
    await visit()
    await expect.poll(async () => violations(await events()).length).toBe(1)
    await run.session.send({ kind: 'text', text: 'still here' })
    await expect.poll(async () => (await events()).filter(isMessageReceived).length).toBe(7)
    const frames = (await events()).filter((event) => event.kind === 'frame' && event.direction === 'received')
    expect(frames).toMatchObject([
      { opcode: 1, fin: true, headerLength: 2 },
      { opcode: 1, fin: true, headerLength: 2 },
      { opcode: 2, fin: true, headerLength: 4, payloadLength: 300 },
      { opcode: 1, fin: true, rsv1: true },
      { opcode: 1, fin: false },
      { opcode: 0, fin: false },
      { opcode: 9 },
      { opcode: 0, fin: true },
      { opcode: 1, headerLength: 4, payloadLength: 124 },
      { opcode: 1 },
    ])
    expect(violations(await events())).toMatchObject([{ code: 'length-not-minimal', fault: 'peer', fatal: false }])
  })

  it('ends with a goodbye, and lets the visitor in again after hanging up and refusing once each', async () => {
    const url = server.visit()
    await run.connect(url)
    await expect.poll(() => run.live.state).toBe('open')
    await run.session.send({ kind: 'text', text: 'goodbye' })
    await expect.poll(() => run.live.state).toBe('closed')
    await run.connect(url)
    await expect.poll(() => run.live.error).toMatchObject({ code: 'handshake-cut-off' })
    await run.connect(url)
    await expect.poll(() => run.live.error).toMatchObject({ code: 'handshake-refused' })
    expect((await events()).filter(({ kind }) => kind === 'handshake-refused')).toMatchObject([
      { response: { status: 503 } },
    ])
    await run.connect(url)
    await expect.poll(() => run.live.state).toBe('open')
  })
})

const isMessageReceived = (event: SessionEvent) => event.kind === 'message' && event.direction === 'received'
