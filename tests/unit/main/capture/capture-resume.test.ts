import fc from 'fast-check'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RESUME_ROOM } from '../../../../main/capture/capture-file'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { AppFailure } from '../../../../shared/errors/app-error'
import { EventClass } from '../../../../shared/session/event-class'
import type { ConnectionRecorder } from '../../../../shared/session/recorder'
import { exportNdjson } from '../../../support/export-all'
import { Scenario, sessionHead, step, temporaryFolder, type ExpectedEvent, type Step } from './capture-scenario'
import { FailingFile } from './failing-file'

const folder = temporaryFolder()
let files = 0
const millisecond = 1e6
const everything = 0xffff

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

async function recordToFullDisk() {
  const file = path.join(folder, `${files++}.framescope`)
  const disk = await FailingFile.create(file)
  const writer = await CaptureWriter.create(file, sessionHead, { createFile: async () => disk })
  /** The block goes to the file, or the disk is found to be full. */
  const settle = async (): Promise<void> => {
    vi.advanceTimersByTime(33)
    await disk.whenIdle()
  }
  return { file, disk, writer, settle }
}

const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 2, masked: false, maskingKey: 0 }

function receive(recorder: ConnectionRecorder, fill: number, time: number, message = fill, fin = true): void {
  const position = recorder.append('received', new Uint8Array(10).fill(fill), time)
  const frame = { ...bits, fin, headerLength: 2, payloadLength: 8, position }
  recorder.frame('received', frame, message, 2, false, time)
}

const codeOf = (failure: unknown): string => (failure instanceof AppFailure ? failure.error.code : String(failure))

describe('a recording that is resumed', () => {
  it('goes on in the same file, with a note on what is missing', async () => {
    const { file, disk, writer, settle } = await recordToFullDisk()
    const recorder = writer.connection()
    receive(recorder, 1, 1 * millisecond)
    await settle()
    disk.full = true
    receive(recorder, 2, 2 * millisecond)
    await settle()
    receive(recorder, 3, 3 * millisecond)
    expect(writer.recording).toMatchObject({ state: 'stopped', events: 2, bytes: 20 })
    disk.full = false
    await writer.resume(7.5 * millisecond)
    expect(writer.recording).toEqual({ state: 'on' })
    receive(recorder, 4, 8 * millisecond)
    await writer.close({ state: 'closed', error: null })

    const reader = await CaptureReader.open(file)
    expect([reader.ending, reader.damage, reader.outcome?.notRecorded]).toEqual(['complete', [], null])
    const { rows } = await reader.rows(everything, 0, 10)
    expect(rows.map(({ kind, connection }) => [kind, connection])).toEqual([
      ['frame', 1],
      ['note', 0],
      ['frame', 1],
    ])
    const params = { events: '2', bytes: '20', ms: '5.5' }
    expect(rows[1]).toMatchObject({ code: 'recording-resumed', params, time: 7.5 * millisecond })
    expect([...(await reader.bytes(0, 0, 9)), ...(await reader.bytes(2, 0, 9))]).toEqual([
      ...Array.from({ length: 8 }, () => 1),
      ...Array.from({ length: 8 }, () => 4),
    ])
    expect((await reader.wire.stream(1, 'received', 0, 100)).length).toBe(10)
    expect((await reader.wire.stream(1, 'received', 30, 100)).length).toBe(10)
    await reader.close()
  })

  it('shows a frame that began while nothing was recorded as unreadable', async () => {
    const { file, disk, writer, settle } = await recordToFullDisk()
    const recorder = writer.connection()
    receive(recorder, 1, 0)
    await settle()
    disk.full = true
    receive(recorder, 2, 0)
    await settle()
    const position = recorder.append('received', new Uint8Array(4), 0)
    disk.full = false
    await writer.resume(0)
    recorder.append('received', new Uint8Array(6), 0)
    recorder.frame('received', { ...bits, headerLength: 2, payloadLength: 8, position }, 3, 2, false, 0)
    receive(recorder, 4, 0)
    await writer.close({ state: 'closed', error: null })

    const reader = await CaptureReader.open(file)
    const { rows } = await reader.rows(everything, 0, 10)
    expect(rows.map((row) => (row.kind === 'error' ? row.code : row.kind))).toEqual([
      'frame',
      'note',
      'capture-unreadable',
      'frame',
    ])
    expect(await reader.bytes(2, 0, 8).catch(codeOf)).toBe('capture-unreadable')
    await reader.close()
  })

  it('reads the frames of a message of which one is missing, and not the message', async () => {
    const { file, disk, writer, settle } = await recordToFullDisk()
    const recorder = writer.connection()
    receive(recorder, 1, 0, 0, false)
    await settle()
    disk.full = true
    receive(recorder, 2, 0, 0, false)
    await settle()
    disk.full = false
    await writer.resume(0)
    receive(recorder, 3, 0, 0, false)
    receive(recorder, 4, 0, 0)
    const numbers = { message: 0, frameCount: 4, compressed: false, wireLength: 32, length: 32, position: 0 }
    recorder.message('received', { ...numbers, type: 'binary', source: 'fragments' }, 0)
    await writer.close({ state: 'closed', error: null })

    const reader = await CaptureReader.open(file)
    expect(await reader.bytes(4, 0, 32).catch(codeOf)).toBe('capture-unreadable')
    expect((await reader.read(3)).frames).toEqual([2, 3])
    expect([...(await reader.bytes(0, 0, 1)), ...(await reader.bytes(2, 0, 1))]).toEqual([1, 3])
    await reader.close()
  })

  it('stays stopped while the disk is full, and then names all that is missing in one note', async () => {
    const { file, disk, writer, settle } = await recordToFullDisk()
    const recorder = writer.connection()
    disk.full = true
    receive(recorder, 1, 1 * millisecond)
    await settle()
    receive(recorder, 2, 2 * millisecond)
    expect(await writer.resume(3 * millisecond).catch(codeOf)).toBe('capture-write-failed')
    receive(recorder, 3, 4 * millisecond)
    expect(writer.recording).toMatchObject({ state: 'stopped', events: 3, bytes: 30 })
    disk.full = false
    await writer.resume(11 * millisecond)
    await writer.close({ state: 'closed', error: null })

    const reader = await CaptureReader.open(file)
    expect(reader.eventCount).toBe(1)
    expect(await reader.event(0)).toMatchObject({ params: { events: '3', bytes: '30', ms: '10.0' } })
    await reader.close()
  })

  it('stays stopped where there is room for the note and little more, and leaves the file as it was', async () => {
    const { file, disk, writer, settle } = await recordToFullDisk()
    disk.full = true
    receive(writer.connection(), 1, 1 * millisecond)
    await settle()
    disk.full = false
    disk.room = RESUME_ROOM - 1
    expect(await writer.resume(3 * millisecond).catch(codeOf)).toBe('capture-write-failed')
    expect(statSync(file).size).toBe(writer.fileLength)
    expect(writer.recording).toMatchObject({ state: 'stopped', events: 1 })
    disk.room = RESUME_ROOM
    await writer.resume(4 * millisecond)
    expect(writer.recording).toEqual({ state: 'on' })
    await writer.close({ state: 'closed', error: null })
  })

  it('tells what an export lacks, of a gap and of the end', async () => {
    const { file, disk, writer, settle } = await recordToFullDisk()
    const recorder = writer.connection()
    for (const fill of [1, 2]) {
      disk.full = true
      receive(recorder, fill, fill * millisecond)
      await settle()
      disk.full = false
      if (fill === 1) await writer.resume(5 * millisecond)
    }
    await writer.close({ state: 'closed', error: null })
    const reader = await CaptureReader.open(file)
    const target = `${file}.ndjson`
    expect(await exportNdjson(reader, writer.recording, target)).toMatchObject({
      events: 1,
      missing: { events: 2, bytes: 20 },
    })
    const [first = '', second = ''] = readFileSync(target, 'utf8').split('\n')
    expect(JSON.parse(first)).toMatchObject({ notRecorded: { error: 'capture-write-failed', events: 1, bytes: 10 } })
    expect(JSON.parse(second)).toMatchObject({ kind: 'note', code: 'recording-resumed' })
    await reader.close()
  })

  it('counts only what is recorded in its progress', async () => {
    const { disk, writer, settle } = await recordToFullDisk()
    const recorder = writer.connection()
    receive(recorder, 1, 0)
    await settle()
    disk.full = true
    receive(recorder, 2, 0)
    await settle()
    disk.full = false
    const before = writer.fileLength
    await writer.resume(0)
    expect(writer.nextEvent).toBe(2)
    expect(writer.fileLength).toBeGreaterThan(before)
    await writer.resume(0)
    expect(writer.nextEvent).toBe(2)
    await writer.close({ state: 'closed', error: null })
  })

  it('is not resumed once it is closed', async () => {
    const { file, disk, writer, settle } = await recordToFullDisk()
    disk.full = true
    receive(writer.connection(), 1, 0)
    await settle()
    const closed = writer.close({ state: 'closed', error: null })
    disk.full = false
    await writer.resume(0)
    await closed
    const { size } = statSync(file)
    await writer.resume(0)
    expect(statSync(file).size).toBe(size)
  })
})

type Turn = Step | { readonly kind: 'full' } | { readonly kind: 'resume' }
const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 20, arbitrary: step },
  { weight: 2, arbitrary: fc.constant({ kind: 'full' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'resume' as const }) },
)

describe('a disk that is full now and then', () => {
  it('never makes a reader give other bytes than were recorded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 10, maxLength: 60 }), async (turns) => {
        const { file, disk, writer, settle } = await recordToFullDisk()
        const scenario = new Scenario(writer)
        /** What each event of the capture has to be; `null` for the notes on gaps. */
        let recorded: (ExpectedEvent | null)[] = []
        const dropLost = (): void => {
          if (writer.recording.state === 'stopped') recorded = recorded.slice(0, writer.nextEvent)
        }
        for (const next of turns) {
          if (next.kind === 'full') disk.full = true
          else if (next.kind === 'pause') await settle()
          else if (next.kind === 'resume') {
            disk.full = false
            await settle()
            dropLost()
            const stopped = writer.recording.state === 'stopped'
            await writer.resume(0)
            if (stopped) recorded.push(null)
          } else {
            const before = scenario.expected.length
            const on = writer.recording.state === 'on'
            scenario.play(next)
            if (on) recorded.push(...scenario.expected.slice(before))
          }
          await disk.whenIdle()
          dropLost()
        }
        disk.full = false
        await settle()
        dropLost()
        await writer.close({ state: 'closed', error: null })
        await expectRecorded(file, recorded)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

async function expectRecorded(file: string, recorded: readonly (ExpectedEvent | null)[]): Promise<void> {
  const reader = await CaptureReader.open(file)
  expect(reader.damage).toEqual([])
  expect(reader.eventCount).toBe(recorded.length)
  expect(reader.counts[EventClass.Problem]).toBe(0)
  for (const [event, expected] of recorded.entries()) {
    const { kind, connection, time } = expected?.event ?? { kind: 'note', connection: 0, time: 0 }
    expect(await reader.event(event)).toMatchObject({ kind, connection, time })
    const payload = expected?.payload ?? new Uint8Array()
    const bytes = await reader.bytes(event, 0, payload.length).catch(codeOf)
    expect(bytes === 'capture-unreadable' || Buffer.compare(bytes as Uint8Array, payload) === 0).toBe(true)
  }
  await reader.close()
}
