import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CaptureStore } from '../../../../main/capture/capture-store'
import { OpenCaptures, type RecordedProgress } from '../../../../main/capture/open-captures'
import { defaultClientProfile } from '../../../../shared/session/client-profile'

/** An event has about 125 bytes: each time the ring turns once and more. */
const TURNS = 10
const EVENTS_A_TURN = 100_000
const NOISE = 1024 * 1024

let folder: string
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'ring-memory-'))))
afterEach(() => rm(folder, { recursive: true }))

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

async function memory(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collectGarbage()
    await setImmediate()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

it('takes as much memory after ten turns of a ring as after three', { timeout: 60_000 }, async () => {
  const captures = new OpenCaptures(new CaptureStore(folder))
  let told: RecordedProgress | undefined
  const profile = { ...defaultClientProfile, keep: { megabytes: 10, hours: null } }
  const head = { id: 'ring', mode: 'client', profile, startedAt: 0, recordedBy: 'test' } as const
  const writer = await captures.create(head, { written: (progress) => (told = progress), stopped() {}, failed() {} })
  const connection = writer.connection()
  const recorded = () => told?.counts.reduce((sum, count) => sum + count, 0) ?? 0
  const note = { kind: 'note', code: 'paused-by-disk', params: { filler: 'x'.repeat(60) } } as const
  const taken: number[] = []
  for (let turn = 1; turn <= TURNS; turn++) {
    for (let event = 0; event < EVENTS_A_TURN; event++) {
      connection.detail(note, turn * 1e9 + event)
      if (writer.congested) await writer.whenDrained()
    }
    while (recorded() < writer.nextEvent) await setImmediate()
    const reader = await captures.reader('ring')
    await reader.rows(0xffff, reader.eventCount - 100, 100)
    if ([2, 3, TURNS - 1, TURNS].includes(turn)) taken.push(await memory())
  }
  // Buffers of blocks on their way come and go, megabytes of them: what grows is above them at every look.
  const early = Math.max(...taken.slice(0, 2))
  const late = Math.min(...taken.slice(2))
  expect(told?.letGo.reduce((sum, count) => sum + count, 0)).toBeGreaterThan((TURNS / 2) * EVENTS_A_TURN)
  expect(late - early).toBeLessThan(NOISE)
  await writer.close({ state: 'closed', error: null })
  await captures.delete('ring')
})
