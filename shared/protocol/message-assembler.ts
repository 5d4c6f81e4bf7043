import type { RecordedFrame, RecordedMessage } from '../session/recorder'
import { parseClosePayload } from './close-payload'
import type { FrameSink, Violation } from './frame-decoder'
import { GatheredBytes } from './gathered-bytes'
import { MAX_CONTROL_PAYLOAD, writeHeader } from './frame-header'
import { mask, type Mask } from './masking'
import { noBudget, type MemoryBudget } from './memory-budget'
import { isControl, isReserved, Opcode } from './opcode'
import { Utf8Validator, type IsUtf8 } from './utf8-validator'
import { violationRules, type ViolationCode } from './violation-code'

/**
 * Inflates one message (RFC 7692 §7.2.2), given its payload in pieces, and keeps the context for the next one where
 * it was agreed. `too-large`: more than `limit` bytes would come out (0: no limit).
 */
export interface Inflater {
  inflate(pieces: readonly Uint8Array[], limit: number): Uint8Array | 'too-large' | 'failed'
}

export interface MessageAssemblerOptions {
  /** Largest message in bytes, inflated; 0 for no limit. */
  readonly maxMessageLength: number
  /** Most frames in a message; 0 for no limit. */
  readonly maxFragments: number
  /** `null` where compression was not agreed. */
  readonly inflater: Inflater | null
  /** Puts together what can be after a violation too, as `FrameDecoderOptions.tolerant` reads on. */
  readonly tolerant?: boolean
  /** Asked at the start of each message: somebody wants it whole. */
  readonly keeps?: (() => boolean) | undefined
  /**
   * For payloads that wait for the end of their message. Absent: as much as `maxMessageLength` allows. Where violations are
   * tolerated, no message is inflated to more than that either.
   */
  readonly budget?: MemoryBudget | undefined
  /** Faster versions from the host; the ones in plain TypeScript otherwise. */
  readonly mask?: Mask | undefined
  readonly isUtf8?: IsUtf8 | undefined
}

/** What one direction of a connection says, in wire order. Objects are reused: read them before returning. */
export interface MessageSink {
  /** A frame is complete. `message` and `messageOpcode` are `null` for control frames, and outside of any message. */
  frame(frame: RecordedFrame, message: number | null, messageOpcode: number | null): void
  /** The frame just told completes a message. `payload` is what it says where it was kept, and may be kept. */
  message(message: RecordedMessage, payload: Uint8Array | null): void
  /** A lawful control frame, right after its `frame`. The payload is unmasked and may be kept. */
  control(opcode: number, payload: Uint8Array): void
  /** The inflated bytes of a message, before its `message`; returns their place in the inflated stream. */
  inflated(bytes: Uint8Array): number
  violation(violation: Violation): void
  /**
   * The message in progress would take more than so many bytes of memory: it is not put together, and its frames are told
   * on. Only where violations are tolerated.
   */
  gaveUp(limit: number): void
}

/**
 * Room for unmasking a stretch of payload at a time. One for all: it is used and forgotten within a call, and a server has
 * thousands of connections.
 */
const SCRATCH_LENGTH = 64 * 1024
const scratch = new Uint8Array(SCRATCH_LENGTH)

/**
 * Puts frames together to messages (RFC 6455 §5.4) and checks what only the order and the contents of frames show:
 * fragments, UTF-8, limits, close codes, compression. It keeps no payload but that of compressed messages, which has to
 * be whole before it can be inflated, and of those that somebody wants.
 */
export class MessageAssembler implements FrameSink {
  readonly #message: RecordedMessage = {
    message: 0,
    type: 'text',
    frameCount: 0,
    compressed: false,
    wireLength: 0,
    length: 0,
    source: 'frame',
    position: 0,
  }
  #nextMessage = 0
  /** Opcode of the message in progress, 0 outside one. */
  #opcode = 0
  #checkUtf8 = false
  #utf8Failed = false
  readonly #utf8: Utf8Validator
  #keeps = false
  /** What was sent of a compressed message, or of one that somebody wants. */
  readonly #gathered: GatheredBytes
  /** All of a compressed message, where it lies in one chunk. */
  #whole: Uint8Array | null = null
  readonly #control = new Uint8Array(MAX_CONTROL_PAYLOAD)
  /** The message in progress is not put together. */
  #givenUp = false
  /** One was not: what is inflated later may need what was in it. */
  #contextLost = false
  /** The close frame was told: nothing may follow it. */
  #closed = false
  /** The frame whose payload is being told; set with its header. */
  #frame: RecordedFrame | undefined
  /** It is data that belongs to no message; only where violations are tolerated. */
  #outside = false

  constructor(
    private readonly options: MessageAssemblerOptions,
    private readonly sink: MessageSink,
    /** Stops the decoder below. */
    private readonly stop: () => void,
  ) {
    this.#utf8 = new Utf8Validator(options.isUtf8)
    this.#gathered = new GatheredBytes(options.budget ?? noBudget)
  }

  /** No more will come: of a message without an end nothing is kept. */
  close(): void {
    this.#gathered.clear()
  }

  violation(violation: Violation): void {
    this.sink.violation(violation)
  }

  header(frame: RecordedFrame): void {
    this.#frame = frame
    this.#outside = false
    if (this.#closed) this.#dataAfterClose(frame)
    if (isControl(frame.opcode)) return
    const continues = frame.opcode === Opcode.Continuation
    this.#outside = continues ? this.#opcode === 0 : isReserved(frame.opcode)
    if (this.#outside) {
      // That an opcode is reserved was told with the first two bytes.
      if (continues) this.#violate('unexpected-continuation', 'no message to continue', frame)
      return
    }
    if (!continues) {
      if (this.#opcode !== 0) {
        this.#violate('expected-continuation', `opcode 0x${frame.opcode.toString(16)} inside a message`, frame)
        if (!this.options.tolerant) return
        this.#gathered.clear()
      }
      this.#begin(frame)
    }
    this.#checkLimits(frame)
  }

  payload(bytes: Uint8Array, start: number, end: number, offset: number): void {
    const frame = this.#frame
    if (frame === undefined || this.#outside) return
    if (!frame.masked) return this.#plain(frame, bytes, start, end, offset)
    if (!isControl(frame.opcode) && !this.#checkUtf8 && !this.#message.compressed && !this.#keeps) return
    const xor = this.options.mask ?? mask
    for (let at = start; at < end; at += SCRATCH_LENGTH) {
      const stretch = bytes.subarray(at, Math.min(end, at + SCRATCH_LENGTH))
      xor(stretch, scratch, 0, frame.maskingKey, offset + at - start)
      this.#plain(frame, scratch, 0, stretch.length, offset + at - start)
      if (this.#frame === undefined) return
    }
  }

  end(frame: RecordedFrame): void {
    if (isControl(frame.opcode)) return this.#endControl(frame)
    if (this.#outside) return this.sink.frame(frame, null, null)
    this.sink.frame(frame, this.#message.message, this.#opcode)
    const invalid = this.#checkUtf8 && (this.#utf8Failed || (frame.fin && !this.#utf8.complete))
    // Said once for a message.
    if (invalid) this.#checkUtf8 = false
    if (frame.fin && (!invalid || this.options.tolerant)) this.#endMessage(frame)
    // Behind the message, which follows its last frame.
    if (invalid) this.#violate('invalid-utf8', this.#utf8Failed ? 'not UTF-8' : 'ends inside a character', frame)
  }

  #begin(frame: RecordedFrame): void {
    const message = this.#message
    this.#opcode = frame.opcode
    message.message = this.#nextMessage++
    message.type = frame.opcode === Opcode.Text ? 'text' : 'binary'
    message.frameCount = 0
    // Where nobody agreed on compression, RSV1 says nothing.
    message.compressed = frame.rsv1 && this.options.inflater !== null
    message.wireLength = 0
    this.#givenUp = false
    this.#keeps = this.options.keeps?.() ?? false
    this.#checkUtf8 = frame.opcode === Opcode.Text && !message.compressed
    if (this.#checkUtf8) {
      this.#utf8Failed = false
      this.#utf8.reset()
    }
  }

  #checkLimits(frame: RecordedFrame): void {
    const message = this.#message
    const { maxMessageLength, maxFragments } = this.options
    message.frameCount++
    message.wireLength += frame.payloadLength
    if (maxMessageLength > 0 && message.wireLength > maxMessageLength)
      this.#violate('message-too-large', `${message.wireLength} bytes announced, ${maxMessageLength} accepted`, frame)
    else if (maxFragments > 0 && message.frameCount > maxFragments)
      this.#violate('too-many-fragments', `more than ${maxFragments} frames`, frame)
  }

  #plain(frame: RecordedFrame, bytes: Uint8Array, start: number, end: number, offset: number): void {
    if (isControl(frame.opcode)) this.#keepControl(bytes, start, end, offset)
    else if (this.#givenUp) return
    else if (this.#message.compressed) {
      if (!this.#isWhole(frame, start, end)) return this.#gather(frame, bytes.subarray(start, end))
      // The chunk is only lent, but a message that is whole in it is inflated before this returns to its owner.
      this.#whole = bytes.subarray(start, end)
    } else {
      if (this.#checkUtf8 && !this.#utf8Failed && !this.#utf8.push(bytes, start, end)) this.#utf8Failed = true
      if (this.#keeps) this.#gather(frame, bytes.subarray(start, end))
    }
  }

  #isWhole(frame: RecordedFrame, start: number, end: number): boolean {
    return frame.fin && !frame.masked && this.#gathered.length === 0 && end - start === frame.payloadLength
  }

  #gather(frame: RecordedFrame, bytes: Uint8Array): void {
    if (this.#gathered.add(bytes)) return
    const { limit } = this.options.budget ?? noBudget
    if (this.options.tolerant) return this.#giveUp(limit)
    this.#frame = undefined
    this.#violate('message-too-large', `unfinished messages take more than ${limit} bytes of memory`, frame)
  }

  #giveUp(limit: number): void {
    this.#givenUp = true
    this.#contextLost = true
    this.sink.gaveUp(limit)
  }

  #endMessage(frame: RecordedFrame): void {
    const message = this.#message
    this.#opcode = 0
    if (this.#givenUp) return
    if (message.compressed) {
      const payload = this.#inflate(frame)
      if (payload === null) return
      this.sink.message(message, this.#keeps ? payload : null)
      if (this.#utf8Failed) this.#violate('invalid-utf8', 'not UTF-8 after inflating', frame)
    } else {
      message.length = message.wireLength
      message.source = message.frameCount === 1 ? 'frame' : 'fragments'
      message.position = message.frameCount === 1 ? frame.position + frame.headerLength : 0
      this.sink.message(message, this.#keeps ? joined(this.#gathered.take()) : null)
    }
  }

  /** `null` where it fails, which has been told then. */
  #inflate(frame: RecordedFrame): Uint8Array | null {
    const pieces = this.#whole === null ? this.#gathered.take() : [this.#whole]
    this.#whole = null
    const { tolerant, budget, inflater } = this.options
    const limit = tolerant ? (budget?.limit ?? 0) : this.options.maxMessageLength
    const result = inflater?.inflate(pieces, limit) ?? 'failed'
    // What the peer makes of it is not known here any more.
    if (tolerant && (result === 'too-large' || (result === 'failed' && this.#contextLost))) this.#giveUp(limit)
    else if (result === 'too-large')
      this.#violate('message-too-large', `more than ${limit} bytes after inflating`, frame)
    else if (result === 'failed') this.#violate('inflate-failed', 'not a DEFLATE stream', frame)
    else {
      const message = this.#message
      message.length = result.length
      message.source = 'inflated'
      message.position = this.sink.inflated(result)
      this.#utf8Failed = message.type === 'text' && !this.#isText(result)
      if (!this.#utf8Failed || tolerant) return result
      this.#violate('invalid-utf8', 'not UTF-8 after inflating', frame)
    }
    return null
  }

  #isText(bytes: Uint8Array): boolean {
    this.#utf8.reset()
    return this.#utf8.push(bytes, 0, bytes.length) && this.#utf8.complete
  }

  /** What is beyond the limit is a violation, told with the header. */
  #keepControl(bytes: Uint8Array, start: number, end: number, offset: number): void {
    const room = MAX_CONTROL_PAYLOAD - offset
    if (room > 0) this.#control.set(bytes.subarray(start, Math.min(end, start + room)), offset)
  }

  #endControl(frame: RecordedFrame): void {
    const payload = this.#control.slice(0, frame.payloadLength)
    this.sink.frame(frame, null, null)
    if (frame.opcode === Opcode.Close) {
      const close = parseClosePayload(payload)
      if (close.kind === 'malformed') {
        const detail = close.code === null ? `${payload.length} bytes` : `code ${close.code}`
        this.#violate(close.violation, detail, frame, payload)
        if (!this.options.tolerant) return
      }
      this.#closed = true
    }
    this.sink.control(frame.opcode, payload)
  }

  /** A peer that has sent its close frame must not send more (RFC 6455 §5.5.1). Said once; what comes is still read. */
  #dataAfterClose(frame: RecordedFrame): void {
    this.#closed = false
    this.#violate('data-after-close', `opcode 0x${frame.opcode.toString(16)}`, frame)
  }

  #violate(code: ViolationCode, detail: string, frame: RecordedFrame, bytes: Uint8Array = writeHeader(frame)): void {
    if (violationRules[code].closeCode !== null && !this.options.tolerant) this.stop()
    this.sink.violation({ code, detail, bytes })
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
