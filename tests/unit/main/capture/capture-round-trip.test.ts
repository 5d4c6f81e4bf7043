import fc from 'fast-check'
import { statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { eventClass } from '../../../../shared/session/event-class'
import type { SessionEvent } from '../../../../shared/session/session-event'
import { sessionHead, step, temporaryFolder, type ExpectedEvent } from './capture-scenario'
import { reading, recordSteps } from './record-steps'

const folder = temporaryFolder()
async function expectAll(reader: CaptureReader, expected: readonly ExpectedEvent[]): Promise<void> {
  for (const { event, payload, header, frames } of expected) {
    const read = await reader.read(event.event)
    expect(read.event).toEqual(event)
    expect(read.length).toBe(payload.length)
    expect(Buffer.compare(read.header, header)).toBe(0)
    expect(Buffer.compare(read.bytes, payload.subarray(0, 1024 * 1024))).toBe(0)
    const message = event.kind === 'message' ? event : expected.find((other) => isMessageOf(other.event, event))?.event
    expect(read.message).toBe(message?.event ?? null)
    expect(read.frames).toEqual(message ? frames : [])
    const from = Math.floor(payload.length * 0.7)
    expect(Buffer.compare(await reader.bytes(event.event, from, 1001), payload.subarray(from, from + 1001))).toBe(0)
  }
}

const isMessageOf = (message: SessionEvent, frame: SessionEvent): boolean =>
  message.kind === 'message' &&
  frame.kind === 'frame' &&
  message.connection === frame.connection &&
  message.direction === frame.direction &&
  message.message === frame.message

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const steps = fc.array(step, { maxLength: 60, size: 'max' })

describe('a capture that was written and read', () => {
  it('gives back every event and every byte', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (played) => {
        const { file, scenario } = await recordSteps(folder, played)
        await reading(file, async (reader) => {
          expect(reader.head).toEqual(sessionHead)
          expect(reader.ending).toBe('complete')
          expect(reader.damage).toEqual([])
          expect(reader.eventCount).toBe(scenario.expected.length)
          await expectAll(reader, scenario.expected)
          for (const [key, parts] of scenario.wire) {
            const [connection, direction] = key.split('-') as [string, 'sent' | 'received']
            const whole = Buffer.concat(parts)
            const middle = whole.length >> 1
            for (const [from, count] of [
              [0, middle],
              [middle, whole.length],
              [3, 10],
            ] as const)
              expect(
                Buffer.compare(
                  await reader.wire.stream(Number(connection), direction, from, count),
                  whole.subarray(from, from + count),
                ),
              ).toBe(0)
          }
        })
      }),
      { numRuns: 40 },
    )
  })

  it('streams all events in order', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(20), async (played, from) => {
        const { file, scenario } = await recordSteps(folder, played)
        const events: SessionEvent[] = []
        await reading(file, async (reader) => {
          for await (const event of reader.events(from)) events.push(event)
        })
        expect(events).toEqual(scenario.expected.slice(from).map(({ event }) => event))
      }),
      { numRuns: 20 },
    )
  })

  it('has the rows and places that filtering all its events gives, for any mask', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(0xffff), fc.nat(60), fc.nat(60), async (played, mask, from, count) => {
        const { file, scenario } = await recordSteps(folder, played)
        const events = scenario.expected.map(({ event }) => event)
        const view = events.filter((event) => mask & (1 << eventClass(event))).map(({ event }) => event)
        await reading(file, async (reader) => {
          const page = await reader.rows(mask, from, count)
          expect(page.total).toBe(view.length)
          expect(page.rows.map(({ event }) => event)).toEqual(view.slice(from, from + count))
          for (let event = 0; event <= events.length; event++) {
            const row = view.findIndex((shown) => shown >= event)
            const place = { row: row === -1 ? view.length : row, exact: view[row] === event }
            expect(await reader.locate(mask, event)).toEqual(place)
          }
        })
      }),
      { numRuns: 40 },
    )
  })

  it('finds the first event not before a time', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (played) => {
        const { file, scenario } = await recordSteps(folder, played)
        const times = scenario.expected.map(({ event }) => event.time)
        await reading(file, async (reader) => {
          expect(await reader.newestTime()).toBe(times.at(-1) ?? 0)
          for (const time of [-1, ...times.flatMap((known) => [known, known + 1])]) {
            const first = times.findIndex((known) => known >= time)
            expect(await reader.eventAt(time)).toBe(first === -1 ? times.length : first)
          }
        })
      }),
      { numRuns: 20 },
    )
  })

  it('can be read up to what is on disk while it is being written', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (played) => {
        let reader: CaptureReader | null = null
        const { file, scenario } = await recordSteps(
          folder,
          [{ kind: 'pause' }, ...played],
          async (growing, length, live) => {
            reader ??= await CaptureReader.open(growing, length)
            await reader.refresh(length)
            expect(reader.ending).toBe('live')
            expect(reader.damage).toEqual([])
            expect(reader.eventCount).toBe(live.expected.length)
            const last = live.expected.slice(-3)
            for (const { event, payload } of last) {
              expect(await reader.event(event.event)).toEqual(event)
              const tail = Math.max(0, payload.length - 10)
              expect(Buffer.compare(await reader.bytes(event.event, tail, 10), payload.subarray(tail))).toBe(0)
            }
          },
        )
        const open = reader as CaptureReader | null
        await open?.refresh(statSync(file).size)
        expect(open?.ending).toBe('complete')
        expect(open?.eventCount).toBe(scenario.expected.length)
        await open?.close()
      }),
      { numRuns: 30 },
    )
  })
})
