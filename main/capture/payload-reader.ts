import type { Direction } from '../../shared/session/direction'
import { unmasked } from '../../shared/protocol/masking'
import { StreamCode } from './capture-format'
import type { CapturedBlock } from './captured-block'
import {
  payloadLength,
  type CapturedDetail,
  type CapturedFrame,
  type CapturedMessage,
  type CapturedRecord,
} from './captured-record'
import type { ExtentLoader } from './extent-loader'
import { LruCache } from './lru-cache'
import type { StreamReader } from './stream-reader'
import { unreadable } from './unreadable'

/** Fragment lists kept in memory, in frames. */
const CACHED_FRAGMENTS = 500_000

/** How far ahead of a frame its message is looked for: it may never have been completed. */
const MESSAGE_SEARCH_EXTENTS = 64

const noBytes = new Uint8Array()

/** The frames of a message in order: event numbers, and where in the message each one's payload ends. */
interface Fragments {
  readonly events: readonly number[]
  readonly ends: readonly number[]
  /** False when some were not recorded. */
  readonly complete: boolean
}

/** What filters look into. */
export interface EventContent {
  readonly length: number
  /** Of a frame: that is the message it is the whole of, and was inflated. */
  readonly inflated: boolean
  /** Fails with `capture-unreadable`. May give a view of a block in memory. */
  read(): Promise<Uint8Array>
}

/** Reads what events carry: a frame's payload unmasked, a message whole, a part of either without the rest. */
export class PayloadReader {
  readonly #loader: ExtentLoader
  readonly #streams: StreamReader
  readonly #fragments = new LruCache<number, Fragments>(CACHED_FRAGMENTS)

  constructor(loader: ExtentLoader, streams: StreamReader) {
    this.#loader = loader
    this.#streams = streams
  }

  /** Bytes `from` to `to` of the payload. May be a view of a block in memory: copy what leaves the capture. */
  read(record: CapturedFrame | CapturedMessage, block: CapturedBlock, from: number, to: number): Promise<Uint8Array> {
    return record.kind === 'frame'
      ? this.#readFrame(record, block, from, to)
      : this.#readMessage(record, block, from, to)
  }

  /** The whole payload, where that lies in one piece in this block; `null` where it has to be gathered. Maybe a view. */
  readNow(record: CapturedFrame | CapturedMessage, block: CapturedBlock): Uint8Array | null {
    if (record.kind === 'frame') {
      const { direction, headerLength, payloadLength: length, masked, maskingKey } = record.event
      const bytes = pieceOf(block, record, StreamCode[direction], record.position + headerLength, length)
      return bytes !== null && masked ? unmasked(bytes, maskingKey, 0) : bytes
    }
    const { event, length, direction } = record.event
    if (record.source === 'inflated') return pieceOf(block, record, inflatedStream(direction), record.position, length)
    if (record.source === 'fragments' || event - 1 < block.place.firstEvent) return null
    const frame = block.record(event - 1)
    return frame?.kind === 'frame' && belongs(frame, record) ? this.readNow(frame, block) : null
  }

  /** The message that a frame is the whole of, if that was compressed; `null` for all other frames. */
  async inflatedWhole({ event }: CapturedFrame): Promise<{ record: CapturedMessage; block: CapturedBlock } | null> {
    if (!event.rsv1 || !event.fin || event.event + 1 >= this.#loader.events) return null
    const block = await this.#loader.blockOfEvent(event.event + 1)
    const record = block.record(event.event + 1)
    // Where inflating failed, something else comes next.
    return record?.kind === 'message' && record.event.compressed ? { record, block } : null
  }

  /** Fails with `capture-unreadable`. */
  async content(event: number, block: CapturedBlock): Promise<EventContent> {
    const record = block.record(event) ?? unreadable(block.place.offset)
    if (record.kind === 'detail')
      return { length: record.length, inflated: false, read: () => this.#readDetail(record, block) }
    const whole = record.kind === 'frame' ? await this.inflatedWhole(record) : null
    const source = whole ?? { record, block }
    const length = payloadLength(source.record)
    return { length, inflated: whole !== null, read: () => this.read(source.record, source.block, 0, length) }
  }

  /** The frame's header as on the wire. */
  header({ event, position }: CapturedFrame, block: CapturedBlock): Promise<Uint8Array> {
    const stream = StreamCode[event.direction]
    return this.#streams.read(block.place.offset, event.connection, stream, position, position + event.headerLength)
  }

  /** Event numbers of a message's frames. */
  async frames(message: CapturedMessage): Promise<readonly number[]> {
    return message.source === 'fragments' || message.event.frameCount > 1
      ? (await this.#fragmentsOf(message)).events
      : [message.event.event - 1]
  }

  /** The message itself; of a frame the message that it belongs to, `null` until that is complete. */
  async messageOf(frame: CapturedFrame | CapturedMessage): Promise<CapturedMessage | null> {
    if (frame.kind === 'message') return frame
    if (frame.event.message === null) return null
    let event = frame.event.event + 1
    for (let extents = 0; extents < MESSAGE_SEARCH_EXTENTS; extents++) {
      const blocks = await this.#loader.blocksFrom(event)
      if (blocks.length === 0) return null
      for (const block of blocks) {
        for (event = Math.max(event, block.place.firstEvent); event <= block.lastEvent; event++) {
          const record = block.record(event)
          if (record?.kind === 'message' && belongs(frame, record)) return record
        }
      }
    }
    return null
  }

  blockOf({ event }: CapturedMessage): Promise<CapturedBlock> {
    return this.#loader.blockOfEvent(event.event)
  }

  #readDetail({ place, position, length }: CapturedDetail, block: CapturedBlock): Promise<Uint8Array> {
    return this.#streams.read(block.place.offset, place.connection, StreamCode.detail, position, position + length)
  }

  async #readFrame(frame: CapturedFrame, block: CapturedBlock, from: number, to: number): Promise<Uint8Array> {
    const { connection, direction, headerLength, masked, maskingKey } = frame.event
    const start = frame.position + headerLength
    const stream = StreamCode[direction]
    const bytes = await this.#streams.read(block.place.offset, connection, stream, start + from, start + to)
    return masked ? unmasked(bytes, maskingKey, from) : bytes
  }

  async #readMessage(message: CapturedMessage, block: CapturedBlock, from: number, to: number): Promise<Uint8Array> {
    const { event, connection, direction } = message.event
    switch (message.source) {
      case 'frame': {
        const frame = await this.#frame(event - 1, message)
        return this.#readFrame(frame.record, frame.block, from, to)
      }
      case 'inflated': {
        const stream = inflatedStream(direction)
        const start = message.position
        return this.#streams.read(block.place.offset, connection, stream, start + from, start + to)
      }
      case 'fragments':
        return this.#readFragments(await this.#fragmentsOf(message), message, block, from, to)
    }
  }

  async #readFragments(
    { events, ends, complete }: Fragments,
    message: CapturedMessage,
    messageBlock: CapturedBlock,
    from: number,
    to: number,
  ): Promise<Uint8Array> {
    if (!complete) return unreadable(messageBlock.place.offset)
    const whole = new Uint8Array(to - from)
    for (let index = firstAbove(ends, from); index < events.length; index++) {
      const start = ends[index - 1] ?? 0
      if (start >= to) break
      const { record, block } = await this.#frame(events[index] ?? -1, message)
      const [partFrom, partTo] = [Math.max(from, start) - start, Math.min(to, ends[index] ?? 0) - start]
      whole.set(await this.#readFrame(record, block, partFrom, partTo), start + partFrom - from)
    }
    return whole
  }

  /** Along the links from the last frame to the first. */
  async #fragmentsOf(message: CapturedMessage): Promise<Fragments> {
    const known = this.#fragments.get(message.event.event)
    if (known !== undefined) return known
    const events: number[] = []
    const lengths: number[] = []
    let block = await this.#loader.blockOfEvent(message.event.event)
    for (let event: number | null = message.event.event - 1; event !== null;) {
      if (event < 0) return unreadable(block.place.offset)
      if (event < block.place.firstEvent) block = await this.#loader.blockOfEvent(event)
      const frame = frameOf(block, event, message)
      events.push(event)
      lengths.push(frame.event.payloadLength)
      event = frame.event.previousFrame
    }
    let end = 0
    const ends = lengths.toReversed().map((length) => (end += length))
    const complete = events.length === message.event.frameCount
    const fragments = { events: events.toReversed(), ends, complete }
    this.#fragments.set(message.event.event, fragments, events.length)
    return fragments
  }

  async #frame(event: number, message: CapturedMessage): Promise<{ record: CapturedFrame; block: CapturedBlock }> {
    if (event < 0) return unreadable(0)
    const block = await this.#loader.blockOfEvent(event)
    return { record: frameOf(block, event, message), block }
  }
}

/** A stretch of a stream, where it lies in one piece in this block. */
function pieceOf(
  block: CapturedBlock,
  { event }: CapturedFrame | CapturedMessage,
  stream: StreamCode,
  from: number,
  length: number,
): Uint8Array | null {
  if (length === 0) return noBytes
  const start = block.runs?.of(event.connection, stream)?.placeOf(from, from + length) ?? -1
  return start < 0 ? null : block.bytes(start, length)
}

/** The frame of a message at this number. A link that leads elsewhere is damage, never another message's bytes. */
function frameOf(block: CapturedBlock, event: number, message: CapturedMessage): CapturedFrame {
  const record: CapturedRecord | null = event < block.place.firstEvent ? null : block.record(event)
  return record?.kind === 'frame' && belongs(record, message) ? record : unreadable(block.place.offset)
}

const belongs = (frame: CapturedFrame, message: CapturedMessage): boolean =>
  frame.event.connection === message.event.connection &&
  frame.event.direction === message.event.direction &&
  frame.event.message === message.event.message

const inflatedStream = (direction: Direction): StreamCode =>
  direction === 'sent' ? StreamCode['sent-inflated'] : StreamCode['received-inflated']

/** Index of the first of these ascending values that is above `limit`. */
function firstAbove(values: readonly number[], limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) > limit) high = middle
    else low = middle + 1
  }
  return low
}
