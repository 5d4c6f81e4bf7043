import fc from 'fast-check'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createCaptureFile } from '../../../../main/capture/capture-file'
import { BlockType } from '../../../../main/capture/capture-format'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureStore } from '../../../../main/capture/capture-store'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { OpenCaptures } from '../../../../main/capture/open-captures'
import { Scenario, sessionHead, temporaryFolder, type Step } from './capture-scenario'

const folder = temporaryFolder()
const everything = 0xffff
let files = 0
const readers: CaptureReader[] = []

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close()
})

const frame = {
  kind: 'frame',
  connection: 0,
  direction: 'received',
  control: false,
  text: true,
  fin: true,
  masked: false,
  compressed: false,
  length: 263_000,
  chunks: [60_000],
} as const satisfies Step

/** Large enough for a directory: an extent for each of the large frames. */
const someSteps: readonly Exclude<Step, { kind: 'pause' }>[] = Array.from({ length: 30 }, (_, index) =>
  index % 3 === 2 ? { kind: 'note', connection: index % 2, length: 9 } : { ...frame, connection: index % 3 },
)

const pathOf = (id: string): string => path.join(folder, `${id}.framescope`)

/** Records the steps, with an annotation of every event in `annotated`; returns the id. */
async function record(steps: readonly Exclude<Step, { kind: 'pause' }>[], annotated: readonly number[] = []) {
  const id = `capture-${files++}`
  const writer = await CaptureWriter.create(pathOf(id), { ...sessionHead, id })
  const scenario = new Scenario(writer)
  for (const step of steps) {
    scenario.play(step)
    const event = scenario.expected.length - 1
    if (annotated.includes(event)) await writer.annotate({ event, mark: true, note: `on ${event}` })
  }
  await writer.close({ state: 'closed', error: null })
  return id
}

async function open(file: string): Promise<CaptureReader> {
  const reader = await CaptureReader.open(file)
  readers.push(reader)
  return reader
}

/** Where the directory block is in the file; -1 for nowhere. */
const placeOfDirectory = (bytes: Buffer): number =>
  bytes.lastIndexOf(Buffer.from([0x46, 0x53, 0x42, 0x31, BlockType.Directory]))

/** The same capture with its directory damaged, so that it is walked. */
function withoutDirectory(file: string): string {
  const copy = `${file}.walked`
  const bytes = readFileSync(file)
  const last = bytes.length - 1
  const at = placeOfDirectory(bytes)
  expect(at).toBeGreaterThan(0)
  bytes.writeUInt8((bytes.readUInt8(Math.min(at + 130, last)) ^ 1) & 0xff, at + 130)
  writeFileSync(copy, bytes)
  return copy
}

async function contentOf(reader: CaptureReader) {
  const { eventCount, counts, ending, outcome, damage, annotations, tail, fileLength } = reader
  const views = [everything, 1, 0b1010_1010]
  const rows = await Promise.all(views.map((mask) => reader.rows(mask, 0, 30)))
  const located = await Promise.all(views.map((mask) => reader.locate(mask, Math.floor(eventCount / 2))))
  const times = await Promise.all([0, 5000, 40_000].map((time) => reader.eventAt(time)))
  return { eventCount, counts, ending, outcome, damage, annotations, tail, fileLength, rows, located, times }
}

describe('a capture with a directory', () => {
  it('is the same as when it is walked, whatever was recorded and annotated', { timeout: 60_000 }, async () => {
    const large = fc.record({
      kind: fc.constant('frame' as const),
      connection: fc.integer({ min: 0, max: 2 }),
      direction: fc.constantFrom('sent' as const, 'received' as const),
      control: fc.boolean(),
      text: fc.boolean(),
      fin: fc.boolean(),
      masked: fc.boolean(),
      compressed: fc.boolean(),
      length: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 262_000, max: 300_000 })),
      chunks: fc.constant([2_000_000]),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(large, { minLength: 20, maxLength: 40, size: 'max' }),
        fc.array(fc.nat(60), { maxLength: 5 }),
        async (steps, annotated) => {
          const id = await record(steps, annotated)
          if (placeOfDirectory(readFileSync(pathOf(id))) < 0) return
          const walked = await open(withoutDirectory(pathOf(id)))
          expect(await contentOf(await open(pathOf(id)))).toEqual(await contentOf(walked))
        },
      ),
      { numRuns: 8 },
    )
  })

  it('is opened without a look at the blocks before it', async () => {
    const id = await record(someSteps)
    const bytes = readFileSync(pathOf(id))
    const second = bytes.indexOf('FSB1', 1)
    bytes.writeUInt8(0, second)
    writeFileSync(pathOf(id), bytes)
    const reader = await open(pathOf(id))
    expect(reader.damage).toEqual([])
    const { rows } = await reader.rows(everything, 0, 1)
    expect(rows).toMatchObject([{ kind: 'error', code: 'capture-unreadable' }])
    expect(reader.damage).toMatchObject([{ kind: 'checksum', offset: second }])
    expect((await open(withoutDirectory(pathOf(id)))).damage).toMatchObject([{ kind: 'unreadable-block' }])
  })

  it('keeps it when it is annotated later', async () => {
    const id = await record(someSteps, [3])
    const captures = new OpenCaptures(new CaptureStore(folder))
    const before = await (await captures.reader(id)).rows(everything, 0, 300)
    for (const event of [1, 7, 20]) await captures.annotate(id, { event, mark: 'blue', note: null })
    const reader = await open(pathOf(id))
    expect(reader.annotations.map(({ event }) => event)).toEqual([1, 3, 7, 20])
    expect(await contentOf(reader)).toEqual(await contentOf(await open(withoutDirectory(pathOf(id)))))
    expect((await reader.rows(everything, 0, 300)).rows.length).toBe(before.rows.length)
    expect(reader.outcome?.directory).toBe(placeOfDirectory(readFileSync(pathOf(id))))
    await captures.delete(id)
  })
})

describe('a directory that is damaged', () => {
  it('is not believed, whichever bit was flipped', { timeout: 60_000 }, async () => {
    const id = await record(someSteps)
    const intact = readFileSync(pathOf(id))
    const first = placeOfDirectory(intact)
    const expected = await contentOf(await open(pathOf(id)))
    const end = intact.lastIndexOf('FSB1')
    for (let at = first; at < end; at += 13) {
      const flipped = Buffer.from(intact)
      flipped.writeUInt8(intact.readUInt8(at) ^ (1 << (at % 8)), at)
      writeFileSync(pathOf(id), flipped)
      const found = await contentOf(await open(pathOf(id)))
      // A header that is broken is damage, and the walk names it.
      const damage = found.damage.filter(({ offset }) => offset !== first)
      expect({ ...found, damage }).toEqual(expected)
    }
  })

  it('is not believed when it is of another file', async () => {
    const [one, other] = [await record(someSteps), await record(someSteps.slice(5))]
    const [bytes, foreign] = [readFileSync(pathOf(one)), readFileSync(pathOf(other))]
    const [at, from] = [placeOfDirectory(bytes), placeOfDirectory(foreign)]
    const tail = foreign.subarray(from)
    const mixed = Buffer.concat([bytes.subarray(0, at), tail])
    writeFileSync(pathOf(one), mixed)
    const reader = await open(pathOf(one))
    expect(reader.damage).not.toEqual([])
    expect(reader.eventCount).toBeGreaterThanOrEqual(someSteps.length)
  })

  it('is not looked for when the end is missing', async () => {
    const id = await record(someSteps)
    const { eventCount } = await open(pathOf(id))
    truncateSync(pathOf(id), readFileSync(pathOf(id)).length - 1)
    const reader = await open(pathOf(id))
    expect([reader.eventCount, reader.ending]).toEqual([eventCount, 'cut-off'])
  })
})

describe('writing a directory', () => {
  it('is left out of a small capture', async () => {
    const id = await record(someSteps.slice(0, 6))
    expect(placeOfDirectory(readFileSync(pathOf(id)))).toBe(-1)
    expect((await open(pathOf(id))).outcome?.directory).toBe(null)
  })

  it('that finds no room costs nothing but the directory', async () => {
    const id = `capture-${files++}`
    const writer = await CaptureWriter.create(
      pathOf(id),
      { ...sessionHead, id },
      {
        createFile: async (place) => {
          const file = await createCaptureFile(place)
          return {
            ...file,
            write: async (buffers, position) => {
              if (buffers[0]?.[4] === BlockType.Directory) throw new Error('ENOSPC')
              await file.write(buffers, position)
            },
          }
        },
      },
    )
    const scenario = new Scenario(writer)
    for (const step of someSteps) scenario.play(step)
    await writer.close({ state: 'closed', error: null })
    const reader = await open(pathOf(id))
    expect([reader.ending, reader.damage, reader.outcome?.directory]).toEqual(['complete', [], null])
    expect(reader.eventCount).toBe(scenario.expected.length)
  })
})
