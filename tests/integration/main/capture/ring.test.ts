import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, unlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { listSegments } from '../../../../main/capture/segment-files'
import { AppFailure } from '../../../../shared/errors/app-error'
import { Views } from '../../../../main/capture/views'
import { exportNdjson } from '../../../support/export-all'
import { inProcessSearch } from '../../../support/in-process-search'
import { sessionHead, temporaryFolder } from '../../../unit/main/capture/capture-scenario'
import { everything, handshakeRequest as request, ringRecordings, sum } from './record-ring'

const folder = temporaryFolder()
const { record, open, pathOf } = ringRecordings(folder)

const codeOf = (failure: unknown): string => (failure instanceof AppFailure ? failure.error.code : String(failure))

const onDiskBytes = async (id: string): Promise<number> => {
  const segments = await listSegments(pathOf(id))
  return segments.reduce((bytes, segment) => bytes + (statSync(segment.path, { throwIfNoEntry: false })?.size ?? 0), 0)
}

describe('a capture with a limit', () => {
  it('keeps to it, says what it let go, and keeps numbers and rows', async () => {
    const { id, captures, told, fill, writer } = await record()
    await fill(9)
    expect(sum(told.at(-1)?.letGo ?? [])).toBe(0)
    await fill(30)
    const reader = await captures.reader(id)
    await expect.poll(() => onDiskBytes(id)).toBeLessThan(10 * 1024 * 1024)
    const first = reader.firstEvent
    expect(first).toBeGreaterThan(400)
    expect(sum(told.at(-1)?.letGo ?? [])).toBeGreaterThan(400)
    expect(reader.eventCount).toBe(writer.nextEvent)
    expect(await reader.event(0).catch(codeOf)).toBe('event-let-go')
    expect(await reader.read(first - 1).catch(codeOf)).toBe('event-let-go')
    expect((await reader.event(first)).event).toBe(first)
    const page = await reader.rows(everything, first - 10, 20)
    expect(page).toMatchObject({ letGo: first, total: reader.eventCount })
    expect(page.rows.map(({ event }) => event)).toEqual(Array.from({ length: 10 }, (_, index) => first + index))
    expect(await reader.locate(everything, 3)).toEqual({ row: first, exact: false })
    expect(await reader.locate(everything, first + 3)).toEqual({ row: first + 3, exact: true })
    await writer.close({ state: 'closed', error: null })
    const again = await open(id)
    expect(again.damage).toEqual([])
    expect([again.firstEvent, again.eventCount, again.ending]).toEqual([
      reader.firstEvent,
      reader.eventCount,
      'complete',
    ])
    expect([again.counts, again.letGoCounts]).toEqual([reader.counts, reader.letGoCounts])
    expect(await again.rows(everything, first, 30)).toEqual(await reader.rows(everything, first, 30))
  })

  it('is listed with what is left and what was let go, exported, and deleted as a whole', async () => {
    const { id, captures, fill, writer } = await record()
    await fill(20)
    await writer.close({ state: 'closed', error: null })
    const reader = await open(id)
    const summary = (await captures.list()).sessions.find(({ head }) => head.id === id)
    expect(summary).toMatchObject({ counts: reader.counts, letGo: reader.letGoCounts, ending: 'complete', damage: [] })
    expect(summary?.fileLength).toBeLessThan(12 * 1024 * 1024)
    const target = path.join(folder, `${id}.ndjson`)
    expect(await exportNdjson(reader, { state: 'on' }, target)).toMatchObject({
      events: reader.eventCount - reader.firstEvent,
    })
    const [session = '', line = ''] = readFileSync(target, 'utf8').split('\n', 2)
    expect(JSON.parse(session)).toMatchObject({ kind: 'session', letGo: reader.firstEvent })
    expect(JSON.parse(line)).toMatchObject({ event: reader.firstEvent })
    rmSync(target)
    await captures.delete(id)
    expect(readdirSync(folder).filter((name) => name.startsWith(id))).toEqual([])
  })

  it('counts what is left in the survey', async () => {
    const { id, captures, fill, writer } = await record()
    await fill(20)
    await writer.close({ state: 'closed', error: null })
    const { survey } = await open(id)
    let progress = await survey.connections()
    while (!progress.complete) progress = await survey.connections()
    expect(progress.counted).toBe(progress.events)
    await captures.delete(id)
  })
})

describe('a view of a capture with a limit', () => {
  it('keeps its rows while the oldest are let go', async () => {
    const { id, captures, fill, writer, told } = await record()
    await fill(2)
    const views = new Views({
      reader: (session) => captures.reader(session),
      startSearch: (listener) => inProcessSearch(listener),
      onChange: () => {},
      wallMicros: () => sessionHead.startedAt,
    })
    const { view } = await views.open(id, everything, { filter: 'paused', needle: '', fold: null, zone: 'utc' })
    const done = async () => {
      for (;;) {
        views.grown(id)
        const { scanned = 0, done: all = false } = views.progress(view ?? '') ?? {}
        if (all && scanned === sum(told.at(-1)?.counts ?? [])) return
        await delay(5)
      }
    }
    await done()
    const all = views.progress(view ?? '')?.rows ?? 0
    expect(all).toBe(40)
    await fill(20)
    await done()
    const reader = await captures.reader(id)
    // What was let go before the search came to it is no row.
    const { rows, letGo } = views.progress(view ?? '') ?? { rows: 0, letGo: 0 }
    expect(rows - letGo).toBe(reader.eventCount - reader.firstEvent)
    const page = await (await views.find(id, view ?? '')).rows(letGo - 5, 10)
    expect([page.letGo, page.total]).toEqual([letGo, rows])
    expect(page.rows.map(({ event }) => event)).toEqual([0, 1, 2, 3, 4].map((row) => reader.firstEvent + row))
    expect(views.neighbour(view ?? '', reader.firstEvent, 'previous')).toBe(null)
    views.stop()
    await writer.close({ state: 'closed', error: null })
  })
})

describe('what outlives its place', () => {
  it('is what the user said, also about events that were let go', async () => {
    const { id, captures, fill, writer } = await record()
    await fill(1)
    await captures.annotate(id, { event: 3, mark: true, note: 'early' })
    await fill(30)
    await writer.close({ state: 'closed', error: null })
    const reader = await open(id)
    expect(reader.firstEvent).toBeGreaterThan(3)
    expect(reader.annotations).toEqual([{ event: 3, mark: true, note: 'early' }])
    await captures.annotate(id, { event: 4, mark: 'blue', note: null })
    expect((await open(id)).annotations.map(({ event }) => event)).toEqual([3, 4])
    expect((await open(id)).damage).toEqual([])
  })
})

describe('the handshake of a connection', () => {
  it('can be read as long as the connection stands', async () => {
    const { id, captures, connection, fill, writer } = await record()
    connection.append('sent', Buffer.from('GET'), 1)
    connection.detail({ kind: 'handshake-sent', request }, 1)
    const closed = writer.connection()
    closed.append('sent', Buffer.from('GET'), 1)
    closed.detail({ kind: 'handshake-sent', request }, 1)
    closed.detail({ kind: 'connection-closed', code: 1000, reason: '', initiator: 'local', clean: true }, 2)
    await fill(40)
    const live = await captures.reader(id)
    expect(live.firstEvent).toBeGreaterThan(3)
    await writer.close({ state: 'closed', error: null })
    for (const reader of [live, await open(id)]) {
      const { event, requestBytes } = await reader.handshake(1)
      expect(event).toMatchObject({ kind: 'handshake-sent', event: 0, connection: 1, request })
      expect(Buffer.from(requestBytes).toString()).toBe('GET')
      expect(await reader.handshake(2).catch(codeOf)).toBe('event-let-go')
    }
  })
})

describe('a capture with a limit whose writer was killed', () => {
  it('is read from what is left, wherever in letting go that was', async () => {
    const { id, captures, fill } = await record()
    // Within the limit, so that nobody else deletes. Nothing is closed: what is on disk is what a kill leaves.
    await fill(9)
    const segments = await listSegments(pathOf(id))
    for (const { path: segment } of segments.slice(0, 3)) {
      unlinkSync(segment)
      const reader = await open(id)
      expect([reader.ending, reader.damage]).toEqual(['cut-off', []])
      const { rows, total, letGo } = await reader.rows(everything, 0, 500)
      expect([letGo, total]).toEqual([reader.firstEvent, reader.eventCount])
      expect(rows.map(({ event }) => event)).toEqual(Array.from({ length: total - letGo }, (_, index) => letGo + index))
    }
    const last = segments.at(-1)?.path ?? ''
    truncateSync(last, statSync(last).size - 5)
    const reader = await open(id)
    expect(reader.damage).toMatchObject([{ kind: 'torn-tail' }])
    expect((await captures.list()).sessions.some(({ head }) => head.id === id)).toBe(true)
    expect(existsSync(last)).toBe(true)
  })

  it('names a segment that is missing in the middle, and reads on behind it', async () => {
    const { id, fill } = await record()
    await fill(9)
    const segments = await listSegments(pathOf(id))
    unlinkSync(segments[2]?.path ?? '')
    const reader = await open(id)
    expect(reader.damage).toMatchObject([{ kind: 'unreadable-block', offset: segments[2]?.start }])
    expect(reader.eventCount).toBe(180)
  })
})
