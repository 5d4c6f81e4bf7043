import fc from 'fast-check'
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BlockType } from '../../../../main/capture/capture-format'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureStore } from '../../../../main/capture/capture-store'
import { encodeJsonBlock } from '../../../../main/capture/json-block'
import { OpenCaptures } from '../../../../main/capture/open-captures'
import { AppFailure } from '../../../../shared/errors/app-error'
import { markColours, saysNothing, type Annotation } from '../../../../shared/session/annotation'
import type { SessionHead } from '../../../../shared/session/session-summary'
import { sessionHead, temporaryFolder } from './capture-scenario'
import { writeSmallCapture, type SmallCapture } from './small-capture'

const folder = temporaryFolder()
const everything = 0xffff
let small: SmallCapture
let intact: Buffer
let captures: OpenCaptures
let count = 0
let id: string
let file: string
const readers: CaptureReader[] = []

beforeAll(async () => {
  small = await writeSmallCapture(folder)
  intact = readFileSync(small.file)
})

beforeEach(() => {
  captures = new OpenCaptures(new CaptureStore(folder))
  id = `capture-${count++}`
  file = path.join(folder, `${id}.framescope`)
  copyFileSync(small.file, file)
})

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close()
  await captures.delete(id)
})

const codeOf = (failure: unknown): string => (failure instanceof AppFailure ? failure.error.code : String(failure))
const says = (event: number, note: string): Annotation => ({ event, mark: true, note })

/** What a reader that has seen nothing of it finds. */
async function reopened(): Promise<CaptureReader> {
  const reader = await CaptureReader.open(file)
  readers.push(reader)
  return reader
}

describe('annotating a stored capture', () => {
  it('shows in rows and readings, at once and after opening it again', async () => {
    await captures.annotate(id, says(1, 'look'))
    for (const reader of [await captures.reader(id), await reopened()]) {
      const { rows } = await reader.rows(everything, 0, 3)
      expect(rows.map(({ annotation }) => annotation)).toEqual([undefined, says(1, 'look'), undefined])
      expect((await reader.read(1)).annotation).toEqual(says(1, 'look'))
      expect((await reader.read(0)).annotation).toBeUndefined()
      expect(reader.annotations).toEqual([says(1, 'look')])
      expect([reader.ending, reader.damage]).toEqual(['complete', []])
    }
  })

  it('adds to the file and changes no byte of it', async () => {
    await captures.annotate(id, says(1, 'look'))
    expect(readFileSync(file).subarray(0, intact.length)).toEqual(intact)
  })

  it('keeps what was said last, in the order of the events', async () => {
    for (const annotation of [says(2, 'a'), says(0, 'b'), says(2, 'c'), { event: 0, mark: false, note: null }])
      await captures.annotate(id, annotation)
    await captures.annotate(id, { event: 1, mark: 'green', note: null })
    expect((await reopened()).annotations).toEqual([{ event: 1, mark: 'green', note: null }, says(2, 'c')])
  })

  it('keeps all of those that are asked for at once', async () => {
    await Promise.all([0, 1, 2, 3].map((event) => captures.annotate(id, says(event, String(event)))))
    expect((await reopened()).annotations.map(({ event }) => event)).toEqual([0, 1, 2, 3])
    expect((await reopened()).damage).toEqual([])
  })

  it('leaves how the session ended as it was, and its events', async () => {
    const before = (await captures.list()).sessions.find(({ head }) => head.id === id)
    await captures.annotate(id, says(1, 'look'))
    const after = (await captures.list()).sessions.find(({ head }) => head.id === id)
    expect(after).toEqual({ ...before, fileLength: readFileSync(file).length })
  })

  it('refuses an event that is not there, and a file that is not', async () => {
    const events = small.expected.length
    expect(await captures.annotate(id, says(events, '')).catch(codeOf)).toBe('event-not-found')
    expect(await captures.annotate('nobody', says(0, '')).catch(codeOf)).toBe('capture-not-found')
    expect(readFileSync(file)).toEqual(intact)
    expect(existsSync(path.join(folder, 'nobody.framescope'))).toBe(false)
  })
})

describe('annotating a capture that was cut off', () => {
  it('cuts a torn tail, keeps what is whole, and leaves the capture one that was cut off', async () => {
    const whole = small.lengths[2] ?? Number.NaN
    for (let length = whole; length < (small.lengths[3] ?? 0); length += 13) {
      copyFileSync(small.file, file)
      truncateSync(file, length)
      const fresh = new OpenCaptures(new CaptureStore(folder))
      await fresh.annotate(id, says(1, 'look'))
      expect(readFileSync(file).subarray(0, whole)).toEqual(intact.subarray(0, whole))
      for (const reader of [await fresh.reader(id), await reopened()]) {
        expect([reader.ending, reader.damage, reader.annotations]).toEqual(['cut-off', [], [says(1, 'look')]])
        expect(reader.eventCount).toBe(small.expected.length - 1)
      }
      const summary = (await fresh.list()).sessions.find(({ head }) => head.id === id)
      expect(summary).toMatchObject({ ending: 'cut-off', state: 'closed', damage: [] })
      await fresh.delete(id)
    }
    copyFileSync(small.file, file)
  })

  it('cuts a torn tail that is longer than what it writes', async () => {
    const long = { event: 0, mark: true, note: 'x'.repeat(5000) }
    const block = Buffer.concat(
      encodeJsonBlock(BlockType.Annotation, long, small.lengths[2] ?? 0, small.expected.length),
    )
    writeFileSync(file, Buffer.concat([intact.subarray(0, small.lengths[3]), block.subarray(0, -1)]))
    await captures.annotate(id, says(1, 'look'))
    const reader = await reopened()
    expect([reader.damage, reader.annotations]).toEqual([[], [says(1, 'look')]])
  })

  it('leaves an unreadable tail where it is', async () => {
    const [whole = 0] = small.lengths.slice(2)
    const tail = intact.subarray(whole, small.lengths[3])
    const flipped = Uint8Array.from(tail, (byte, index) => (index === 20 ? byte ^ 1 : byte))
    writeFileSync(file, Buffer.concat([intact.subarray(0, whole), flipped]))
    await captures.annotate(id, says(1, 'look'))
    expect(readFileSync(file).subarray(whole, whole + flipped.length)).toEqual(Buffer.from(flipped))
    for (const reader of [await captures.reader(id), await reopened()]) {
      expect(reader.annotations).toEqual([says(1, 'look')])
      expect(reader.damage).toEqual([{ kind: 'unreadable-block', offset: whole, length: flipped.length }])
    }
  })
})

describe('annotating a capture that is being recorded', () => {
  const listener = { written() {}, stopped() {}, failed() {} }

  async function record() {
    rmSync(file)
    const head: SessionHead = { ...sessionHead, id }
    let written: () => void = () => {}
    const onDisk = new Promise<void>((resolve) => (written = resolve))
    const writer = await captures.create(head, { ...listener, written })
    writer.connection().detail({ kind: 'note', code: 'paused-by-disk', params: {} }, 5)
    await onDisk
    return writer
  }

  it('shows at once and is kept, among the events that come', async () => {
    const writer = await record()
    const connection = writer.connection()
    connection.detail({ kind: 'note', code: 'paused-by-disk', params: {} }, 6)
    await captures.annotate(id, says(0, 'live'))
    connection.detail({ kind: 'note', code: 'paused-by-disk', params: {} }, 7)
    expect((await captures.reader(id)).annotations).toEqual([says(0, 'live')])
    await writer.close({ state: 'closed', error: null })
    const reader = await reopened()
    expect([reader.eventCount, reader.ending, reader.damage]).toEqual([3, 'complete', []])
    expect(reader.annotations).toEqual([says(0, 'live')])
  })

  it('is kept while the recording comes to its end, and after', async () => {
    const writer = await record()
    const closed = writer.close({ state: 'closed', error: null })
    await captures.annotate(id, says(0, 'late'))
    await closed
    expect((await reopened()).annotations).toEqual([says(0, 'late')])
    await captures.annotate(id, says(0, 'later'))
    expect((await reopened()).annotations).toEqual([says(0, 'later')])
  })
})

const annotation: fc.Arbitrary<Annotation> = fc.record({
  event: fc.integer({ min: 0, max: 4 }),
  mark: fc.oneof(fc.boolean(), fc.constantFrom(...markColours)),
  note: fc.option(fc.string({ unit: 'binary', maxLength: 300 })),
})

describe('annotations of any kind', () => {
  it('are what was said last of each event, wherever the file is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(annotation, { minLength: 1, maxLength: 8 }), fc.nat(), async (said, cut) => {
        copyFileSync(small.file, file)
        const fresh = new OpenCaptures(new CaptureStore(folder))
        const lengths: number[] = []
        for (const one of said) {
          await fresh.annotate(id, one)
          lengths.push(readFileSync(file).length)
        }
        const full = readFileSync(file)
        const length = intact.length + (cut % (full.length - intact.length + 1))
        truncateSync(file, length)
        // Each annotation is followed by an end block: what is kept is at least what was written before the cut.
        const kept = lengths.filter((end) => end <= length).length
        const found = (await reopened()).annotations
        expect([latest(said.slice(0, kept)), latest(said.slice(0, kept + 1))]).toContainEqual(found)
        await fresh.delete(id)
      }),
      { numRuns: 60 },
    )
    copyFileSync(small.file, file)
  })
})

function latest(said: readonly Annotation[]): Annotation[] {
  const byEvent = new Map(said.map((one) => [one.event, one]))
  return [...byEvent.values()].filter((one) => !saysNothing(one)).toSorted((one, other) => one.event - other.event)
}

describe('a block of a later version', () => {
  it('is passed over, behind the end too', async () => {
    const end = intact.length
    const later = Buffer.concat(encodeJsonBlock(9, { new: true }, small.lengths[3] ?? 0, small.expected.length))
    writeFileSync(file, Buffer.concat([intact, later]))
    const reader = await reopened()
    expect([reader.ending, reader.damage, reader.eventCount]).toEqual(['complete', [], small.expected.length])
    await captures.annotate(id, says(0, 'old app'))
    expect(readFileSync(file).subarray(end, end + later.length)).toEqual(later)
    expect((await reopened()).annotations).toEqual([says(0, 'old app')])
  })

  it('may hold an annotation that this version does not understand, which is passed over', async () => {
    const content = { event: 0, mark: { shape: 'star' }, note: null }
    const later = encodeJsonBlock(BlockType.Annotation, content, small.lengths[3] ?? 0, small.expected.length)
    writeFileSync(file, Buffer.concat([intact, ...later]))
    expect([(await reopened()).annotations, (await reopened()).damage]).toEqual([[], []])
  })
})

describe('an annotation block that is damaged', () => {
  it('is named, and the others are read', async () => {
    await captures.annotate(id, says(0, 'first'))
    const length = readFileSync(file).length
    await captures.annotate(id, says(1, 'second'))
    const bytes = readFileSync(file)
    const at = bytes.indexOf('"first"')
    bytes[at] = 0
    writeFileSync(file, bytes)
    const reader = await reopened()
    expect(reader.annotations).toEqual([says(1, 'second')])
    expect(reader.damage).toMatchObject([{ kind: 'checksum', offset: intact.length }])
    expect(length).toBeGreaterThan(at)
  })
})
