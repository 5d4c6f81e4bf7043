import type { FileHandle } from 'node:fs/promises'
import {
  harEntrySchema,
  harMessageSchema,
  openingSteps,
  startOfEntry,
  urlOfEntry,
} from '../../shared/formats/har/read-har-entry'
import { readNdjsonLine, type NdjsonSession } from '../../shared/formats/ndjson-line'
import { foreignSteps, type ForeignEntry } from './har-foreign-entry'
import type { HarEntryPlaces, HarIndex, JsonRange } from './har-index'
import { ownSteps } from './har-own-entry'
import { chunkBytesFor, parsedItems, type HarImportStep } from './har-step'
import { parseItem, type ImportContext } from './import-run'

/** What an entry says beside its messages is not longer; bodies of refusals were cut by whoever wrote them. */
const MAX_MEMBER_BYTES = 16 * 1024 * 1024

/** A session that a HAR has, and who tells its events. */
export interface SessionPlan {
  readonly session: NdjsonSession
  readonly sources: readonly (() => AsyncIterator<HarImportStep>)[]
  /** As many of them, from the first, may begin at any time. */
  readonly atOnce: number
  /** Entries that could not be read. */
  readonly unread: readonly HarEntryPlaces[]
}

/** Which sessions there are, in the order of their beginnings. */
export async function planHar(context: ImportContext, { entries, own }: HarIndex): Promise<readonly SessionPlan[]> {
  const mine = new Map<string, { session: NdjsonSession; entries: HarEntryPlaces[] }>()
  const others = new Map<string, ForeignEntry[]>()
  const unread: HarEntryPlaces[] = []
  for (const places of entries) {
    const session = places.events === null ? null : await readSession(context, places)
    if (session !== null) {
      const known = mine.get(session.id) ?? { session, entries: [] }
      mine.set(session.id, known)
      known.entries.push(places)
      continue
    }
    const entry = await readEntry(context, places)
    if (entry === null) unread.push(places)
    else {
      const url = urlOfEntry(entry)
      others.set(url, [...(others.get(url) ?? []), { entry, places }])
    }
  }
  const chunkBytes = chunkBytesFor(2 * entries.length)
  const plans = [...mine.values()].map(({ session, entries: list }): SessionPlan => ({
    session,
    sources: [
      () => sessionSteps(context, own, session.id),
      ...list.map((places) => () => ownSteps(context, places, chunkBytes)),
    ],
    atOnce: 1,
    unread: [],
  }))
  for (const [url, list] of others) plans.push(await foreignPlan(context, url, list, chunkBytes))
  const [first] = plans
  return first === undefined ? [] : [{ ...first, unread }, ...plans.slice(1)]
}

async function foreignPlan(
  context: ImportContext,
  url: string,
  list: readonly ForeignEntry[],
  chunkBytes: number,
): Promise<SessionPlan> {
  const timed = await Promise.all(list.map(async (each) => ({ each, ...(await timesOf(context, each)) })))
  const sorted = timed.toSorted((one, other) => one.first - other.first)
  const startedAt = Math.min(...sorted.map(({ start }) => start))
  return {
    session: {
      format: 'framescope-ndjson/1',
      id: context.newId(),
      mode: 'client',
      url,
      startedAt: Number.isFinite(startedAt) ? Math.floor(startedAt) : 0,
      notRecorded: null,
      letGo: 0,
    },
    atOnce: 0,
    sources: sorted.map(
      ({ each }, at) =>
        () =>
          foreignSteps(context, each, at + 1, chunkBytes),
    ),
    unread: [],
  }
}

interface EntryTimes {
  /** Of its first event, in microseconds since 1970. */
  readonly first: number
  /** When it began: before the first event. */
  readonly start: number
}

async function timesOf(context: ImportContext, entry: ForeignEntry): Promise<EntryTimes> {
  const message = await firstMessage(context, entry)
  const first = openingSteps(entry.entry)[0]?.time ?? message
  return { first, start: Math.min(startOfEntry(entry.entry) ?? first, first, message) }
}

/** Clocks differ: a message may have come before its entry says that it began. Microseconds since 1970. */
async function firstMessage(context: ImportContext, { places }: ForeignEntry): Promise<number> {
  for await (const { item } of parsedItems(context, places.messages, 4096)) {
    const message = harMessageSchema.safeParse(item.ok ? item.value : null)
    return message.success ? Math.round(message.data.time * 1e6) : Number.POSITIVE_INFINITY
  }
  return Number.POSITIVE_INFINITY
}

async function* sessionSteps(
  context: ImportContext,
  own: JsonRange | null,
  id: string,
): AsyncGenerator<HarImportStep, void, undefined> {
  const read = own === null ? null : await readRange(context, own)
  const { session, events } = (read ?? {}) as { readonly session?: unknown; readonly events?: unknown }
  const line = readNdjsonLine(session)
  if (own === null || line?.kind !== 'session' || line.id !== id || !Array.isArray(events)) return
  for (const event of events) {
    const told = readNdjsonLine(event)
    if (told?.kind === 'detail') yield { order: told.place.event, byte: own.start, told: { kind: 'line', line: told } }
    else if (told?.kind === 'unknown') yield { order: 0, byte: own.start, told }
  }
}

async function readSession(context: ImportContext, { members }: HarEntryPlaces): Promise<NdjsonSession | null> {
  const range = members.get('session')
  const line = range === undefined ? null : readNdjsonLine(await readRange(context, range))
  return line?.kind === 'session' ? line : null
}

async function readEntry(context: ImportContext, { members }: HarEntryPlaces): Promise<ForeignEntry['entry'] | null> {
  const fields: Record<string, unknown> = {}
  for (const [name, range] of members) fields[name] = (await readRange(context, range)) ?? undefined
  const entry = harEntrySchema.safeParse(fields)
  return entry.success ? entry.data : null
}

/** `null` where it is too long, or no JSON. */
async function readRange({ file }: ImportContext, { start, end }: JsonRange): Promise<unknown> {
  if (end - start > MAX_MEMBER_BYTES) return null
  const item = parseItem(await readBytes(file.handle, start, end - start), { line: 0, byte: start }, MAX_MEMBER_BYTES)
  return item.ok ? item.value : null
}

async function readBytes(file: FileHandle, start: number, count: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(count)
  let filled = 0
  while (filled < count) {
    const { bytesRead } = await file.read(bytes, filled, count - filled, start + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
