import { statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCaptureFile, type CaptureFile } from '../../../../main/capture/capture-file'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter, type CaptureProgress } from '../../../../main/capture/capture-writer'
import type { ConnectionRecorder } from '../../../../shared/session/recorder'
import type { RecordingState } from '../../../../shared/session/session-summary'
import { sessionHead, temporaryFolder } from './capture-scenario'

const folder = temporaryFolder()
let files = 0
const newPath = (): string => path.join(folder, `${files++}.framescope`)

const MEGABYTE = 1024 * 1024
const frame = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 2, masked: false, maskingKey: 0 }

function receive(recorder: ConnectionRecorder, length: number, time = 0): void {
  const position = recorder.append('received', new Uint8Array(length).fill(7), time)
  recorder.frame('received', { ...frame, headerLength: 2, payloadLength: length - 2, position }, 0, 2, false, time)
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** A real file whose writes wait until they are let through, or fail. */
class GatedFile implements CaptureFile {
  readonly #file: CaptureFile
  #gates: ((failure: Error | null) => void)[] = []
  writes = 0
  inFlight = 0
  gated = false

  constructor(file: CaptureFile) {
    this.#file = file
  }

  async write(buffers: readonly Uint8Array[], position: number): Promise<void> {
    this.writes += 1
    this.inFlight += 1
    const failure = this.gated ? await new Promise<Error | null>((resolve) => this.#gates.push(resolve)) : null
    this.inFlight -= 1
    if (failure === null) return this.#file.write(buffers, position)
    // A full disk takes a part first.
    await this.#file.write([Buffer.concat(buffers).subarray(0, 50)], position)
    throw failure
  }

  letThrough(failure: Error | null = null): void {
    this.#gates.shift()?.(failure)
  }

  truncate = (length: number): Promise<void> => this.#file.truncate(length)
  sync = (): Promise<void> => this.#file.sync()
  close = (): Promise<void> => this.#file.close()
}

async function gatedWriter(): Promise<{
  writer: CaptureWriter
  gate: GatedFile
  file: string
  progress: CaptureProgress[]
  stops: RecordingState[]
}> {
  const file = newPath()
  const gate = new GatedFile(await createCaptureFile(file))
  const progress: CaptureProgress[] = []
  const stops: RecordingState[] = []
  const writer: CaptureWriter = await CaptureWriter.create(file, sessionHead, {
    createFile: async () => gate,
    onWritten: (written) => progress.push(written),
    onStopped: () => stops.push(writer.recording),
  })
  gate.gated = true
  return { writer, gate, file, progress, stops }
}

describe('CaptureWriter', () => {
  it('writes a block 33 ms after its first event and sets no timer before the next one', async () => {
    const { writer, gate, progress } = await gatedWriter()
    expect(vi.getTimerCount()).toBe(0)
    const recorder = writer.connection()
    receive(recorder, 10)
    vi.advanceTimersByTime(32)
    expect(gate.inFlight).toBe(0)
    vi.advanceTimersByTime(1)
    expect(gate.inFlight).toBe(1)
    gate.letThrough()
    await vi.waitFor(() => expect(progress.length).toBe(1))
    expect(vi.getTimerCount()).toBe(0)
    await finish(writer, gate)
  })

  it('writes a block at once when it has reached a megabyte', async () => {
    const { writer, gate } = await gatedWriter()
    receive(writer.connection(), MEGABYTE)
    expect(gate.inFlight).toBe(1)
    await finish(writer, gate)
  })

  it('has one write in flight while the next block fills', async () => {
    const { writer, gate, progress } = await gatedWriter()
    const recorder = writer.connection()
    for (let index = 0; index < 5; index++) receive(recorder, MEGABYTE)
    expect(gate.inFlight).toBe(1)
    gate.letThrough()
    await vi.waitFor(() => expect(progress.length).toBe(1))
    expect(gate.inFlight).toBe(1)
    await finish(writer, gate)
    expect(progress.at(-1)?.events).toBe(5)
  })

  it('writes an overdue block as soon as the one before it is written', async () => {
    const { writer, gate, progress } = await gatedWriter()
    const recorder = writer.connection()
    receive(recorder, MEGABYTE)
    vi.advanceTimersByTime(33)
    gate.letThrough()
    await vi.waitFor(() => expect(progress.length).toBe(1))
    expect(gate.inFlight).toBe(1)
    await finish(writer, gate)
  })

  it('is congested above 32 MB of waiting blocks and drained at the half of it', async () => {
    const { writer, gate } = await gatedWriter()
    const recorder = writer.connection()
    for (let index = 0; index < 31; index++) receive(recorder, MEGABYTE)
    expect(writer.congested).toBe(false)
    await writer.whenDrained()
    for (let index = 0; index < 2; index++) receive(recorder, MEGABYTE)
    expect(writer.congested).toBe(true)
    const drained = writer.whenDrained()
    while (writer.congested) {
      const onDisk = writer.fileLength
      gate.letThrough()
      await vi.waitFor(() => expect(writer.fileLength).toBeGreaterThan(onDisk))
    }
    await drained
    const waiting = 33 - writer.fileLength / MEGABYTE
    expect(waiting).toBeGreaterThan(8)
    expect(waiting).toBeLessThan(16.5)
    await finish(writer, gate)
  })

  it('is congested when a block waits for more than 60 ms, however small', async () => {
    const { writer, gate } = await gatedWriter()
    const recorder = writer.connection()
    receive(recorder, MEGABYTE)
    vi.advanceTimersByTime(60)
    receive(recorder, MEGABYTE)
    expect(writer.congested).toBe(false)
    vi.advanceTimersByTime(1)
    receive(recorder, MEGABYTE)
    expect(writer.congested).toBe(true)
    const drained = writer.whenDrained()
    gate.gated = false
    gate.letThrough()
    await drained
    expect(writer.congested).toBe(false)
    await finish(writer, gate)
  })

  it('writes blocks that waited together, in one write of at most 3 MB', async () => {
    const { writer, gate, progress } = await gatedWriter()
    const recorder = writer.connection()
    for (let index = 0; index < 12; index++) receive(recorder, MEGABYTE)
    gate.gated = false
    gate.letThrough()
    await vi.waitFor(() => expect(progress.length).toBeGreaterThanOrEqual(12))
    // The head, the first block, and what waited meanwhile in pairs; one by one it would be 14.
    expect(gate.writes).toBeLessThanOrEqual(9)
    await finish(writer, gate)
  })

  it('tells what is on disk after each block', async () => {
    const { writer, gate, file, progress } = await gatedWriter()
    gate.gated = false
    const recorder = writer.connection()
    recorder.append('sent', new Uint8Array(5), 0)
    receive(recorder, 100)
    const message = { message: 0, type: 'binary', frameCount: 1, compressed: false, source: 'frame' } as const
    recorder.message('received', { ...message, wireLength: 98, length: 98, position: 2 }, 0)
    vi.advanceTimersByTime(33)
    await vi.waitFor(() => expect(progress.length).toBe(1))
    expect(progress[0]).toEqual({
      events: 2,
      counts: [0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
      fileLength: statSync(file).size,
      sentMessages: 0,
      receivedMessages: 1,
      sentBytes: 5,
      receivedBytes: 100,
    })
    await finish(writer, gate)
  })

  it('makes a file that its owner alone may read', async () => {
    const { writer, gate, file } = await gatedWriter()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await finish(writer, gate)
  })

  it('never replaces a file', async () => {
    const { writer, gate, file } = await gatedWriter()
    await expect(CaptureWriter.create(file, sessionHead)).rejects.toThrow('EEXIST')
    await finish(writer, gate)
  })
})

describe('a write that fails', () => {
  it('stops recording with capture-write-failed, and what was written stays readable', async () => {
    const { writer, gate, file, progress, stops } = await gatedWriter()
    const recorder = writer.connection()
    receive(recorder, 1000)
    vi.advanceTimersByTime(33)
    gate.letThrough()
    await vi.waitFor(() => expect(progress.length).toBe(1))
    for (let index = 0; index < 40; index++) receive(recorder, MEGABYTE)
    expect(writer.congested).toBe(true)
    const drained = writer.whenDrained()
    gate.letThrough(new Error('ENOSPC: no space left on device'))
    await drained
    await vi.waitFor(() => expect(statSync(file).size).toBe(writer.fileLength))
    const error = { code: 'capture-write-failed', params: { problem: 'ENOSPC: no space left on device' } }
    expect(stops).toEqual([{ state: 'stopped', error, events: 40, bytes: 40 * MEGABYTE }])

    receive(recorder, 1000)
    expect(recorder.append('received', new Uint8Array(1), 0)).toBe(40 * MEGABYTE + 2000)
    const missing = { error, events: 41, bytes: 40 * MEGABYTE + 1001 }
    expect(writer.recording).toEqual({ state: 'stopped', ...missing })
    expect(writer.congested).toBe(false)
    await finish(writer, gate)

    const reader = await CaptureReader.open(file)
    expect(reader.eventCount).toBe(1)
    expect(reader.damage).toEqual([])
    expect([reader.ending, reader.outcome]).toMatchObject(['complete', { state: 'closed', notRecorded: missing }])
    expect((await reader.bytes(0, 0, 3)).length).toBe(3)
    await reader.close()
  })

  it('is told once, also when closing fails too', async () => {
    const { writer, gate, stops } = await gatedWriter()
    receive(writer.connection(), 10)
    gate.sync = () => Promise.reject(new Error('EIO'))
    const closed = writer.close({ state: 'closed', error: null })
    gate.gated = false
    gate.letThrough(new Error('ENOSPC'))
    await closed
    expect(stops).toMatchObject([{ state: 'stopped', error: { params: { problem: 'ENOSPC' } } }])
  })
})

async function finish(writer: CaptureWriter, gate: GatedFile): Promise<void> {
  gate.gated = false
  gate.letThrough()
  await writer.close({ state: 'closed', error: null })
}
