import fc from 'fast-check'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { formatFilter } from '../../../../shared/filter/format-filter'
import type { Filter } from '../../../../shared/filter/filter'
import { parseFilter } from '../../../../shared/filter/parse-filter'
import { unmasked } from '../../../../shared/protocol/masking'
import { eventClass } from '../../../../shared/session/event-class'
import { filterableOf } from '../../../support/filterable-of'
import { ViewRun } from '../../../support/view-run'
import { arbitraryFilter } from '../../shared/filter/arbitrary-filter'
import { naiveMatch } from '../../shared/filter/naive-filter'
import { sessionHead, step, temporaryFolder, type ExpectedEvent, type Step } from './capture-scenario'
import { reading, recordSteps } from './record-steps'
import { writeSmallCapture, type SmallCapture } from './small-capture'

const READ_BYTES = 64 * 1024
const folder = temporaryFolder()
const steps = fc.array(step, { maxLength: 60, size: 'max' })
const mask = fc.oneof(fc.constant(0xffff), fc.nat(0xffff))

// What the payloads of scenarios hold: the alphabet, over and over; in another case now and then, or not at all.
const alphabetPart = fc
  .tuple(fc.nat(25), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]) =>
    Array.from({ length }, (_, index) => String.fromCharCode(97 + ((from + index) % 26))).join(''),
  )
const letters = fc.oneof(
  alphabetPart,
  alphabetPart.map((part) => part.toUpperCase()),
  fc.constantFrom('é', 'filler', '!', 'acb', 'a', '\0', 'yz!'),
)
const filter: fc.Arbitrary<Filter> = fc.oneof(
  letters.map((text) => ({ type: 'contains' as const, text })),
  letters.map((text) => ({ type: 'not' as const, operand: { type: 'contains' as const, text } })),
  fc.tuple(letters, arbitraryFilter).map(([text, other]) => ({
    type: 'and' as const,
    operands: [other, { type: 'contains' as const, text }],
  })),
  letters.filter((text) => /^[a-z]+$/.test(text)).map((source) => ({ type: 'regex' as const, source, flags: '' })),
  arbitraryFilter,
)

/** Numbers of the events that a plain filter over all of them keeps. */
function matching(expected: readonly ExpectedEvent[], classes: number, by: Filter, now: number): readonly number[] {
  const context = { startedAt: sessionHead.startedAt, utcOffset: 0, now }
  return expected.flatMap(({ event, payload }, index) => {
    const next = expected[index + 1]
    const isWhole = event.kind === 'frame' && event.rsv1 && event.fin
    const whole = isWhole && next?.event.kind === 'message' && next.event.compressed ? next : null
    const { event: number, connection: _, time: __, ...detail } = event
    const isData = event.kind === 'frame' || event.kind === 'message'
    const content = isData ? (whole?.payload ?? payload) : Buffer.from(JSON.stringify(detail))
    const matches = naiveMatch(by, { record: filterableOf(event, content), payload: content }, context)
    return matches && classes & (1 << eventClass(event)) ? [number] : []
  })
}

/** As the text says it; the tree may be another one that means the same. */
const asText = (tree: Filter): { text: string; read: Filter } | null => {
  const text = formatFilter(tree)
  const { filter: read } = parseFilter(text)
  return read === null ? null : { text, read }
}

const lastTime = (expected: readonly ExpectedEvent[]): number => expected.at(-1)?.event.time ?? 0

describe('a view', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('has the events that a plain filter over all of them keeps', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        mask,
        fc.array(filter, { minLength: 1, maxLength: 6 }),
        async (played, classes, filters) => {
          const { file, scenario } = await recordSteps(folder, played)
          await reading(file, async (reader) => {
            const run = new ViewRun(() => Promise.resolve(reader))
            for (const tree of filters) {
              const said = asText(tree)
              if (said === null) continue
              const view = await run.open(said.text, classes)
              expect(await run.whenDone(view)).toMatchObject({
                scanned: scenario.expected.length,
                skipped: 0,
                problem: null,
              })
              const events = matching(scenario.expected, classes, said.read, lastTime(scenario.expected))
              expect(await run.events(view)).toEqual(events)
            }
            run.views.stop()
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('has them while the capture grows, and when it has ended', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, filter, async (played, tree) => {
        const said = asText(tree)
        // Live, `since` counts from now.
        fc.pre(said !== null && !said.text.includes('since:'))
        let reader: CaptureReader | null = null
        const run = new ViewRun(async () => reader as CaptureReader)
        let view: string | null = null
        const caughtUp = async (expected: readonly ExpectedEvent[], isOver: boolean): Promise<void> => {
          if (view === null) view = await run.open(said.text)
          else run.views.grown('session')
          vi.advanceTimersByTime(33)
          // The last one may be a frame of which only the next event tells what it inflates to.
          const last = expected.at(-1)?.event
          const isOpen = !isOver && last?.kind === 'frame' && last.rsv1 && last.fin
          const known = expected.length - (isOpen ? 1 : 0)
          await run.until(view, ({ scanned, done }) => done && scanned >= known)
          const events = matching(expected, 0xffff, said.read, 0)
          expect(await run.events(view)).toEqual(events.filter((event) => event < known))
        }
        const { file, scenario } = await recordSteps(
          folder,
          [{ kind: 'pause' }, ...played],
          async (growing, length, live) => {
            reader ??= await CaptureReader.open(growing, length)
            await reader.refresh(length)
            await caughtUp(live.expected, false)
          },
        )
        const open = reader as CaptureReader | null
        await open?.refresh(statSync(file).size)
        open?.endLive()
        await caughtUp(scenario.expected, true)
        run.views.stop()
        await open?.close()
      }),
      { numRuns: 40 },
    )
  })

  it.each(['plain', 'masked'] as const)('reads %s frames whole across the border of blocks', async (kind) => {
    const file = path.join(folder, `${kind}.framescope`)
    const frames = await recordLongReads(file, kind === 'masked')
    await reading(file, async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const counted = await run.open(String.raw`/^frame \d{7}, and \d{7} follow\.$/`)
      expect(await run.whenDone(counted)).toMatchObject({ rows: frames, scanned: frames, skipped: 0 })
      const held = await run.open('" follow."')
      expect(await run.whenDone(held)).toMatchObject({ rows: frames })
      run.views.stop()
    })
  })

  it('tells of progress that only grows, and is done once', async () => {
    const { file } = await recordSteps(folder, manyFrames(4000))
    await reading(file, async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const view = await run.open('abc')
      await run.whenDone(view)
      const { told } = run
      expect(told.length).toBeGreaterThan(1)
      expect(told.map(({ scanned }) => scanned)).toEqual(told.map(({ scanned }) => scanned).toSorted((a, b) => a - b))
      expect(told.map(({ rows }) => rows)).toEqual(told.map(({ rows }) => rows).toSorted((a, b) => a - b))
      expect(told.map(({ done }) => done)).toEqual(told.map((_, index) => index === told.length - 1))
      run.views.stop()
    })
  })

  it('tells of the first event found long before it is done', async () => {
    const { file } = await recordSteps(folder, manyFrames(4000))
    await reading(file, async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const view = await run.open('abc')
      const first = await run.until(view, ({ rows }) => rows > 0)
      expect(first).toMatchObject({ rows: 1, done: false })
      expect(first.scanned).toBeLessThan(1000)
      run.views.stop()
    })
  })

  it('says nothing more once it is closed', async () => {
    const { file } = await recordSteps(folder, manyFrames(4000))
    await reading(file, async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const closed = await run.open('abc')
      await run.until(closed, ({ rows }) => rows > 0)
      run.views.close(closed)
      const told = run.told.length
      await run.whenDone(await run.open('no such text'))
      expect(run.told.slice(told).filter(({ view }) => view === closed)).toEqual([])
      await expect(run.events(closed)).rejects.toMatchObject({ error: { code: 'view-not-found' } })
      run.views.stop()
    })
  })
})

describe('the views', () => {
  let capture: SmallCapture
  beforeAll(async () => void (capture = await writeSmallCapture(folder)))

  const small = async (look: (run: ViewRun) => Promise<void>): Promise<void> => {
    await reading(capture.file, async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      await look(run)
      run.views.stop()
    })
  }

  it('open none for a filter with errors, and say which', () =>
    small(async ({ views }) => {
      const opened = await views.open('session', 0xffff, { filter: 'colour:red', needle: '', fold: null, zone: 'utc' })
      expect(opened.view).toBeNull()
      expect(opened.errors.map(({ code }) => code)).toEqual(['unknown-key'])
    }))

  it('open none where there is nothing to filter by', () =>
    small(async ({ views }) => {
      expect(await views.open('session', 0xffff, { filter: ' ', needle: '', fold: null, zone: 'utc' })).toEqual({
        view: null,
        errors: [],
        hints: [],
      })
    }))

  it('find the neighbours of any event among those with the needle', () =>
    small(async (run) => {
      const view = await run.open('kind:frame', 0xffff, 'klm')
      await run.whenDone(view)
      const events = await run.events(view)
      expect(events.length).toBeGreaterThan(1)
      const walked: number[] = []
      for (
        let next = run.views.neighbour(view, -1, 'next');
        next;
        next = run.views.neighbour(view, next.event, 'next')
      ) {
        expect(next).toEqual({ event: next.event, row: walked.length, total: events.length })
        walked.push(next.event)
      }
      expect(walked).toEqual(events)
      expect(run.views.neighbour(view, Number.MAX_SAFE_INTEGER, 'previous')?.event).toBe(events.at(-1))
      expect(run.views.neighbour(view, events[0] ?? 0, 'previous')).toBeNull()
    }))

  it('locate events and rows', () =>
    small(async (run) => {
      const view = await run.open('kind:message')
      await run.whenDone(view)
      const events = await run.events(view)
      const found = await run.views.find('session', view)
      expect(await found.locate(events[1] ?? 0)).toEqual({ row: 1, exact: true, folded: false })
      expect(await found.locate((events[0] ?? 0) + 1)).toEqual({ row: 1, exact: false, folded: false })
      expect(await found.locate(1e9)).toEqual({ row: events.length, exact: false, folded: false })
      expect((await found.rows(1, 1)).rows.map(({ event }) => event)).toEqual(events.slice(1, 2))
    }))

  it('go past damage and say how many events it could not look at', async () => {
    const { file, expected, lengths } = capture
    const bytes = readFileSync(file)
    const middle = ((lengths[1] ?? 0) + (lengths[2] ?? 0)) >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    const damaged = `${file}.damaged`
    writeFileSync(damaged, bytes)
    await reading(damaged, async (reader) => {
      const run = new ViewRun(() => Promise.resolve(reader))
      const view = await run.open('not "no such text"')
      const { skipped } = await run.whenDone(view)
      const found = await run.events(view)
      expect(skipped).toBeGreaterThan(0)
      expect(found.length + skipped).toBe(expected.length)
      expect(found).toContain(0)
      expect(found).toContain(expected.length - 1)
      run.views.stop()
    })
  })

  it('close the one that was opened first when there are too many', () =>
    small(async (run) => {
      const views: string[] = []
      for (let count = 0; count < 17; count++) views.push(await run.open('abc'))
      expect(views.map((view) => run.views.progress(view) === null)).toEqual(views.map((_, index) => index === 0))
    }))
})

/** Small frames with text, with a block's end now and then. */
function manyFrames(count: number): readonly Step[] {
  const frame = { control: false, text: true, fin: true, masked: false, compressed: false, chunks: [100] }
  return Array.from({ length: count }, () => ({
    ...frame,
    kind: 'frame' as const,
    connection: 0,
    direction: 'received' as const,
    length: 30,
  }))
}

/** Three blocks full, in reads of 64 KiB: the writer cuts one in two where a block is full. Resolves to the frames. */
async function recordLongReads(file: string, masked: boolean): Promise<number> {
  const writer = await CaptureWriter.create(file, sessionHead)
  const recorder = writer.connection()
  const count = 40_000
  const maskingKey = masked ? 0x37fa213d : 0
  const headerLength = masked ? 6 : 2
  const payloads = Array.from({ length: count }, (_, frame) =>
    Buffer.from(`frame ${String(frame).padStart(7, '0')}, and ${String(count - frame - 1).padStart(7, '0')} follow.`),
  )
  const wire = Buffer.concat(
    payloads.flatMap((payload) => [new Uint8Array(headerLength), unmasked(payload, maskingKey, 0)]),
  )
  const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: 1, masked, maskingKey, headerLength }
  let position = 0
  let recorded = 0
  for (let read = 0; read < wire.length; read += READ_BYTES) {
    recorder.append('received', wire.subarray(read, read + READ_BYTES), 0)
    for (let payload = payloads[recorded]; payload !== undefined; payload = payloads[recorded]) {
      const end = position + headerLength + payload.length
      if (end > read + READ_BYTES) break
      recorder.frame('received', { ...bits, payloadLength: payload.length, position }, null, null, false, 0)
      position = end
      recorded += 1
    }
  }
  await writer.close({ state: 'closed', error: null })
  return count
}
