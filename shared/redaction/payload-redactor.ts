import type { EventContent } from '../formats/session-format'
import { isControl } from '../protocol/opcode'
import type { FrameEvent, MessageEvent } from '../session/session-event'
import { starred } from './redacted-text'
import type { ByteRange, SecretSearch } from './secret-search'

/** A message of several frames, or a compressed one, whose frames pass. */
interface PassingMessage {
  /** Event number of its frame that passed last. */
  last: number
  /** Bytes of its frames that have passed. */
  offset: number
  /** Where secrets are in the whole; `null` where the whole is not known. */
  readonly secrets: readonly ByteRange[] | null
  readonly compressed: boolean
}

const withheld: EventContent = { payload: null, frames: [], missing: 'withheld' }

/**
 * Hides secrets in what frames and messages carry. Stars take their place byte for byte, so that lengths stay true. A secret
 * may lie across frames, so of a message in several frames the whole is looked at before its first one is given away; where
 * there never was a whole, the ends of each frame are hidden as soon as they could be a part of a secret. A compressed
 * frame has no byte that could be starred: it is withheld where its message has a secret, or is not known.
 */
export class PayloadRedactor {
  readonly #passing = new Map<string, PassingMessage>()
  /** What was found in the frame before, which may be the whole of the message that comes next. */
  #before: { readonly event: number; readonly found: readonly ByteRange[] } | null = null

  constructor(private readonly search: SecretSearch) {}

  /** Whether the message of a frame has to be told before the frame is. */
  wantsMessage(frame: FrameEvent): boolean {
    if (this.search.isEmpty || isControl(frame.opcode) || frame.message === null) return false
    if (frame.previousFrame === null) return frame.rsv1 || !frame.fin
    return this.#passing.get(wayOf(frame))?.last !== frame.previousFrame
  }

  /** @param payload of the whole message; `null` where it was never complete, or cannot be read */
  takeMessage(frame: FrameEvent, message: MessageEvent | null, payload: Uint8Array | null): void {
    const begins = frame.previousFrame === null
    const compressed = message?.compressed ?? frame.rsv1
    // Of a frame from the middle it is not known where in the whole it lies; compressed ones need not know.
    const found = payload !== null && (begins || compressed) ? this.search.find(payload) : null
    this.#passing.set(wayOf(frame), { last: frame.previousFrame ?? -1, offset: 0, secrets: found, compressed })
  }

  frame(frame: FrameEvent, content: EventContent): EventContent {
    const { payload } = content
    if (this.search.isEmpty) return content
    const passing = this.#pass(frame)
    if (payload === null) return content
    if (passing === null) return this.#starred(content, payload, this.#foundIn(frame, payload))
    const { secrets, offset, compressed } = passing
    if (compressed) return secrets?.length === 0 ? content : withheld
    if (secrets === null) return this.#starred(content, payload, this.search.findPart(payload))
    return this.#starred(content, payload, within(secrets, offset, offset + payload.length))
  }

  message(message: MessageEvent, content: EventContent): EventContent {
    const { payload } = content
    if (payload === null || this.search.isEmpty) return content
    const isFrame = !message.compressed && message.frameCount === 1 && this.#before?.event === message.event - 1
    return this.#starred(content, payload, isFrame && this.#before ? this.#before.found : this.search.find(payload))
  }

  #foundIn(frame: FrameEvent, payload: Uint8Array): readonly ByteRange[] {
    // Data that belongs to no message may be a part of anything.
    const isWhole = isControl(frame.opcode) || (frame.message !== null && frame.fin && frame.previousFrame === null)
    const found = isWhole ? this.search.find(payload) : this.search.findPart(payload)
    this.#before = { event: frame.event, found }
    return found
  }

  /** The message that the frame is a part of, as it was before the frame. */
  #pass(frame: FrameEvent): PassingMessage | null {
    if (isControl(frame.opcode) || frame.message === null) return null
    const way = wayOf(frame)
    const passing = this.#passing.get(way)
    if (passing === undefined || passing.last !== (frame.previousFrame ?? -1)) return null
    if (frame.fin) this.#passing.delete(way)
    else this.#passing.set(way, { ...passing, last: frame.event, offset: passing.offset + frame.payloadLength })
    return passing
  }

  #starred(content: EventContent, payload: Uint8Array, found: readonly ByteRange[]): EventContent {
    return found.length === 0 ? content : { ...content, payload: starred(payload, found) }
  }
}

const wayOf = ({ connection, direction, message }: FrameEvent): string => `${connection} ${direction} ${message}`

/** What of ranges lies between two places, counted from the first. */
const within = (ranges: readonly ByteRange[], from: number, to: number): readonly ByteRange[] =>
  ranges
    .filter(({ start, end }) => start < to && end > from)
    .map(({ start, end }) => ({ start: Math.max(start, from) - from, end: Math.min(end, to) - from }))
