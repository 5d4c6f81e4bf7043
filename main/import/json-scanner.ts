import { isClosing, isOpening, nextInString } from './json-depth'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const LINE_FEED = 10
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d

/** Names of members and numbers of items, from the outermost value inwards. */
export type JsonPath = readonly (string | number)[]

export interface JsonPlace {
  readonly byte: number
  readonly line: number
}

export interface JsonListener {
  /** A value begins. */
  opened(path: JsonPath, place: JsonPlace): void
  /** It ended before this byte. `text` of a short string. */
  closed(path: JsonPath, start: number, end: number, text: string | null): void
}

/** A value that is closed by another bracket than it was opened with, or begins where none can. */
export class JsonBroken extends Error {
  override readonly name = 'JsonBroken'

  constructor(readonly place: JsonPlace) {
    super(`Broken at byte ${place.byte}`)
  }
}

/** Names and texts that are longer are nothing that anybody asks for. */
const MAX_TEXT = 256

interface Level {
  readonly isArray: boolean
  readonly start: number
}

/**
 * Tells where the values of a JSON text stand that are not nested too deep, without parsing or gathering it: what is of
 * interest is read by its place afterwards. Takes chunks as they come.
 */
export class JsonScanner {
  readonly #listener: JsonListener
  readonly #depth: number
  readonly #levels: Level[] = []
  readonly #path: (string | number)[] = []
  #place = 0
  #line = 1
  #inString = false
  #escaped = false
  /** The next string is the name of a member. */
  #expectsName = false
  #started = false
  /** Of the string or number that is under way; -1 for none. */
  #start = -1
  #text: number[] = []
  #gathers = false

  /** @param depth how long a path may be that is told */
  constructor(depth: number, listener: JsonListener) {
    this.#depth = depth
    this.#listener = listener
  }

  /** The outermost value has ended. */
  get isComplete(): boolean {
    return this.#started && this.#levels.length === 0 && this.#start === -1
  }

  get place(): JsonPlace {
    return { byte: this.#place, line: this.#line }
  }

  /** Throws `JsonBroken`. */
  push(chunk: Uint8Array): void {
    const base = this.#place
    for (let at = 0; at < chunk.length; at++) {
      if (this.#inString) at = this.#string(chunk, at, base)
      else this.#byte(chunk[at] ?? 0, base + at)
    }
    this.#place = base + chunk.length
  }

  /** Goes on within a string; returns the place of the last byte that was looked at. */
  #string(chunk: Uint8Array, from: number, base: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]
      if (this.#escaped) this.#escaped = false
      else if (byte === BACKSLASH) this.#escaped = true
      else if (byte === QUOTE) {
        this.#inString = false
        this.#stringEnded(base + at + 1)
        return at
      }
      if (this.#gathers && this.#text.length <= MAX_TEXT) this.#text.push(byte ?? 0)
      // Nobody wants its text: on to the next quote or backslash.
      else if (!this.#escaped) at = nextInString(chunk, at + 1) - 1
    }
    return chunk.length
  }

  #byte(byte: number, place: number): void {
    if (byte === LINE_FEED) this.#line += 1
    if (byte === QUOTE) {
      this.#begin(place)
      this.#inString = true
      this.#text = []
      this.#gathers = this.#isTold
    } else if (isOpening(byte)) this.#open(byte === OPEN_ARRAY, place)
    else if (isClosing(byte)) this.#close(byte === CLOSE_ARRAY, place)
    else if (byte === COMMA) this.#comma(place)
    else if (byte === COLON) this.#expectsName = false
    else if (byte > 0x20 && this.#start === -1) this.#begin(place)
    else if (byte <= 0x20) this.#endScalar(place)
  }

  #open(isArray: boolean, place: number): void {
    this.#begin(place)
    this.#start = -1
    this.#levels.push({ isArray, start: place })
    this.#expectsName = !isArray
    if (this.#levels.length <= this.#depth) this.#path.push(isArray ? 0 : '')
  }

  #close(isArray: boolean, place: number): void {
    this.#endScalar(place)
    const level = this.#levels.at(-1)
    if (level?.isArray !== isArray) throw new JsonBroken({ byte: place, line: this.#line })
    if (this.#levels.length <= this.#depth) this.#path.pop()
    this.#levels.pop()
    this.#expectsName = false
    if (this.#isTold) this.#listener.closed(this.#path, level.start, place + 1, null)
  }

  #comma(place: number): void {
    this.#endScalar(place)
    const level = this.#levels.at(-1)
    if (level === undefined) throw new JsonBroken({ byte: place, line: this.#line })
    this.#expectsName = !level.isArray
    const last = this.#path.at(-1)
    if (level.isArray && this.#isTold) this.#path[this.#path.length - 1] = Number(last) + 1
  }

  #begin(place: number): void {
    if (this.isComplete) throw new JsonBroken({ byte: place, line: this.#line })
    this.#started = true
    this.#start = place
    if (this.#isTold && !this.#expectsName) this.#listener.opened(this.#path, { byte: place, line: this.#line })
  }

  #stringEnded(end: number): void {
    const text = this.#text.length > MAX_TEXT ? null : parseText(this.#text)
    if (this.#expectsName) {
      if (this.#isTold) this.#path[this.#path.length - 1] = text ?? ''
      this.#start = -1
      return
    }
    const start = this.#start
    this.#start = -1
    if (this.#isTold) this.#listener.closed(this.#path, start, end, text)
  }

  #endScalar(end: number): void {
    if (this.#start === -1) return
    const start = this.#start
    this.#start = -1
    if (this.#isTold) this.#listener.closed(this.#path, start, end, null)
  }

  get #isTold(): boolean {
    return this.#levels.length <= this.#depth
  }
}

function parseText(bytes: readonly number[]): string | null {
  try {
    return JSON.parse(`"${Buffer.from(bytes).toString('utf8')}"`) as string
  } catch {
    return null
  }
}
