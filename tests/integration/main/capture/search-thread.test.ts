import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { SearchThread } from '../../../../main/capture/search-thread'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { bundleSearchWorker } from '../../../support/bundle-search-worker'
import { ViewRun } from '../../../support/view-run'

const FRAMES = 20_000
/** Takes the slow pattern below longer than anybody waits. */
const HOSTILE = `${'a'.repeat(60)}!`
const HOSTILE_EVENT = 12_345

describe('the search in its thread', () => {
  let folder: string
  let worker: string
  let reader: CaptureReader

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'search-thread-'))
    worker = await bundleSearchWorker()
    const file = path.join(folder, 'frames.framescope')
    await recordFrames(file)
    reader = await CaptureReader.open(file)
  })
  afterAll(async () => {
    await reader.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const running = async (script: string, look: (run: ViewRun) => Promise<void>): Promise<void> => {
    const run = new ViewRun(
      () => Promise.resolve(reader),
      (listener) => new SearchThread(script, listener),
    )
    try {
      await look(run)
    } finally {
      run.views.stop()
    }
  }

  it('finds every event, and tells of the first one before it is done', () =>
    running(worker, async (run) => {
      const view = await run.open('"frame 7"')
      expect(await run.until(view, ({ rows }) => rows > 0)).toMatchObject({ rows: 1, done: false })
      await run.whenDone(view)
      const numbers = Array.from({ length: FRAMES }, (_, number) => number)
      const expected = numbers.filter((number) => number !== HOSTILE_EVENT && String(number).startsWith('7'))
      expect(await run.events(view)).toEqual(expected)
    }))

  it('ends a filter that takes too long at an event, names it, and goes on with the others', () =>
    running(worker, async (run) => {
      const slow = await run.open('/(a+)+$/')
      const other = await run.open('"frame 19999"')
      const { problem } = await run.until(slow, (progress) => progress.problem !== null)
      expect(problem).toEqual({ code: 'filter-too-slow', params: { event: String(HOSTILE_EVENT) } })
      expect(await run.whenDone(other)).toMatchObject({ rows: 1, scanned: FRAMES, problem: null })
      const later = await run.open('"frame 12346"')
      expect(await run.whenDone(later)).toMatchObject({ rows: 1, problem: null })
    }))

  it('says why it broke off where its thread cannot run', async () => {
    const broken = path.join(folder, 'broken.mjs')
    writeFileSync(broken, "throw new Error('out of order')")
    await running(broken, async (run) => {
      const { problem } = await run.whenDone(await run.open('frame'))
      expect(problem).toEqual({ code: 'search-failed', params: { problem: 'out of order' } })
    })
  })
})

async function recordFrames(file: string): Promise<void> {
  const writer = await CaptureWriter.create(file, {
    id: 'session',
    mode: 'client',
    profile: defaultClientProfile,
    startedAt: 0,
    recordedBy: 'test',
  })
  const recorder = writer.connection()
  const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 1, masked: false, maskingKey: 0 }
  for (let number = 0; number < FRAMES; number++) {
    const payload = Buffer.from(number === HOSTILE_EVENT ? HOSTILE : `frame ${number}`)
    const position = recorder.append('received', Buffer.concat([Buffer.of(0x81, payload.length), payload]), number)
    const frame = { ...bits, headerLength: 2, payloadLength: payload.length, position }
    recorder.frame('received', frame, number, 1, false, number)
  }
  await writer.close({ state: 'closed', error: null })
}
