import type { ImportContext } from './import-run'
import { JsonBroken, JsonScanner, type JsonListener, type JsonPath, type JsonPlace } from './json-scanner'

const CHUNK_BYTES = 1024 * 1024

/** `log.entries[n]._framescope.events` is as deep as anything that is asked for. */
const DEPTH = 5

export interface JsonRange {
  readonly start: number
  readonly end: number
}

/** Where the parts of an entry stand that tells of a WebSocket connection. */
export interface HarEntryPlaces {
  readonly place: JsonPlace
  /** Members but the long ones, by name; `session` is that of `_framescope`. */
  readonly members: ReadonlyMap<string, JsonRange>
  /** Behind the bracket of `_webSocketMessages`; `null` where there is none. */
  readonly messages: JsonPlace | null
  /** Behind the bracket of `_framescope.events`. */
  readonly events: JsonPlace | null
}

export interface HarIndex {
  readonly entries: readonly HarEntryPlaces[]
  /** `log._framescope`, of a file of our own. */
  readonly own: JsonRange | null
  /** Where the file is no JSON any more, or ends too early. */
  readonly brokenAt: JsonPlace | null
}

/** Looks through a HAR for the places of what is imported. Memory depends on the number of connections. */
export async function indexHar({ file, advanced }: ImportContext): Promise<HarIndex> {
  const gathering = new HarGathering()
  const scanner = new JsonScanner(DEPTH, gathering)
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let brokenAt: JsonPlace | null = null
  for (let place = 0; ;) {
    const { bytesRead } = await file.handle.read(chunk, 0, chunk.length, place)
    if (bytesRead === 0) break
    try {
      scanner.push(place === 0 ? withoutMark(chunk.subarray(0, bytesRead)) : chunk.subarray(0, bytesRead))
    } catch (failure) {
      if (!(failure instanceof JsonBroken)) throw failure
      brokenAt = failure.place
      break
    }
    place += bytesRead
    advanced((place / file.length) * INDEX_SHARE)
  }
  if (brokenAt === null && !scanner.isComplete) brokenAt = scanner.place
  return { entries: gathering.finish(), own: gathering.own, brokenAt }
}

/** Of the whole import. */
export const INDEX_SHARE = 0.3

/** Some programs write a byte order mark; it is no JSON. */
function withoutMark(chunk: Buffer): Buffer {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk.fill(0x20, 0, 3)
  return chunk
}

interface Entry {
  place: JsonPlace
  members: Map<string, JsonRange>
  messages: JsonPlace | null
  events: JsonPlace | null
  isWebSocket: boolean
}

class HarGathering implements JsonListener {
  readonly #entries: HarEntryPlaces[] = []
  #entry: Entry | null = null
  own: JsonRange | null = null

  opened(path: JsonPath, place: JsonPlace): void {
    if (!isInEntries(path)) return
    if (path.length === 3) this.#entry = newEntry(place)
    const inside = { byte: place.byte + 1, line: place.line }
    if (this.#entry === null) return
    if (path.length === 4 && path[3] === '_webSocketMessages') this.#entry.messages = inside
    if (path.length === 5 && path[3] === '_framescope' && path[4] === 'events') this.#entry.events = inside
  }

  closed(path: JsonPath, start: number, end: number, text: string | null): void {
    if (path.length === 2 && path[0] === 'log' && path[1] === '_framescope') this.own = { start, end }
    if (!isInEntries(path) || this.#entry === null) return
    if (path.length === 3) return this.#take()
    if (path[3] === '_framescope' && path[4] === 'session') this.#entry.members.set('session', { start, end })
    if (path.length !== 4) return
    const name = String(path[3])
    if (name === '_resourceType' && text === 'websocket') this.#entry.isWebSocket = true
    if (wanted.has(name)) this.#entry.members.set(name, { start, end })
  }

  /** The last one too where the file is broken off within it. */
  finish(): readonly HarEntryPlaces[] {
    this.#take()
    return this.#entries
  }

  #take(): void {
    const entry = this.#entry
    this.#entry = null
    if (entry !== null && (entry.isWebSocket || entry.messages !== null || entry.events !== null))
      this.#entries.push(entry)
  }
}

const wanted: ReadonlySet<string> = new Set([
  'startedDateTime',
  'time',
  'request',
  'response',
  'timings',
  'serverIPAddress',
  '_webSocketClose',
])

const isInEntries = (path: JsonPath): boolean => path.length >= 3 && path[0] === 'log' && path[1] === 'entries'

const newEntry = (place: JsonPlace): Entry => ({
  place,
  members: new Map(),
  messages: null,
  events: null,
  isWebSocket: false,
})
