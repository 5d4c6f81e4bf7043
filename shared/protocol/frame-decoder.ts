import type { RecordedFrame } from '../session/recorder'
import {
  FIN_BIT,
  headerLength,
  LENGTH_16,
  LENGTH_BITS,
  MASK_BIT,
  MAX_CONTROL_PAYLOAD,
  MAX_HEADER_LENGTH,
  OPCODE_BITS,
  RSV1_BIT,
  RSV2_BIT,
  RSV3_BIT,
} from './frame-header'
import { isControl, isReserved, Opcode } from './opcode'
import { violationRules, type ViolationCode } from './violation-code'

/** A fault that the bytes themselves show, with the bytes that show it. */
export interface Violation {
  readonly code: ViolationCode
  /** What was found, in a few words for people; the rule itself is in `violationRules`. */
  readonly detail: string
  readonly bytes: Uint8Array
}

/**
 * What a decoder tells, in the order of the wire: `header`, then any number of `payload` stretches, then `end`.
 * The frame is one reused object, valid until the call returns; `payload` is a view of the chunk just pushed.
 */
export interface FrameSink {
  header(frame: RecordedFrame): void
  /** Payload as on the wire, still masked: `bytes[start]` is byte `offset` of the payload. */
  payload(bytes: Uint8Array, start: number, end: number, offset: number): void
  end(frame: RecordedFrame): void
  violation(violation: Violation): void
}

export interface FrameDecoderOptions {
  /** Whether frames of this direction must be masked: true from client to server (RFC 6455 §5.1). */
  readonly masked: boolean
  /** Whether an extension has given RSV1 a meaning (RFC 7692 §6). */
  readonly rsv1: boolean
  /** Place of the first byte in its stream. */
  readonly position: number
  /**
   * Reads on after a violation, as long as it is known where the next frame begins: for what we send ourselves, to find
   * out what the peer does with it. Then all that is wrong with a header is told, not the first fault alone.
   */
  readonly tolerant?: boolean
}

/**
 * Reads frames from one direction of a connection (RFC 6455 §5.2). Pure and incremental: a chunk may end anywhere, and
 * the result does not depend on where. It holds at most one header, never a payload, so it needs no limits.
 *
 * After a violation that ends the connection it is `stopped`: bytes that follow are counted and otherwise ignored. A
 * tolerant one stops only at a length that nobody can count.
 */
export class FrameDecoder {
  readonly #frame: RecordedFrame = {
    fin: false,
    rsv1: false,
    rsv2: false,
    rsv3: false,
    opcode: 0,
    masked: false,
    maskingKey: 0,
    headerLength: 0,
    payloadLength: 0,
    position: 0,
  }
  /** A header that began in an earlier chunk. */
  readonly #partial = new Uint8Array(MAX_HEADER_LENGTH)
  #partialLength = 0
  /** Bytes of the current payload still to come; only meaningful in a payload. */
  #remaining = 0
  #inPayload = false
  #position: number
  #stopped = false
  #ignored = 0

  constructor(
    private readonly options: FrameDecoderOptions,
    private readonly sink: FrameSink,
  ) {
    this.#position = options.position
  }

  get stopped(): boolean {
    return this.#stopped
  }

  /** Bytes that came after it stopped. */
  get ignored(): number {
    return this.#ignored
  }

  /** The stream may end here without cutting a frame in two. */
  get atBoundary(): boolean {
    return !this.#inPayload && this.#partialLength === 0
  }

  /** Called by whoever finds a fault that only the order of frames shows, or their payload. */
  stop(): void {
    this.#stopped = true
  }

  /** What is there of the frame in progress, for saying that it was cut off. */
  get unfinished(): { readonly header: Uint8Array; readonly missing: number } {
    const length = this.#inPayload ? this.#frame.headerLength : this.#partialLength
    return { header: this.#partial.slice(0, length), missing: this.#inPayload ? this.#remaining : 0 }
  }

  push(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length && !this.#stopped)
      at = this.#inPayload ? this.#readPayload(chunk, at) : this.#readHeader(chunk, at)
    this.#position += chunk.length - at
    this.#ignored += chunk.length - at
  }

  #readPayload(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + this.#remaining)
    this.sink.payload(chunk, at, end, this.#frame.payloadLength - this.#remaining)
    this.#remaining -= end - at
    this.#position += end - at
    if (this.#remaining === 0 && !this.#stopped) this.#end()
    return end
  }

  #end(): void {
    this.#inPayload = false
    this.sink.end(this.#frame)
  }

  /** Returns how far the chunk was read. */
  #readHeader(chunk: Uint8Array, at: number): number {
    const available = chunk.length - at
    if (this.#partialLength === 0 && available >= 2) {
      const length = headerLength(chunk[at + 1] as number)
      if (available >= length) {
        if (this.#fault(chunk, at)) {
          this.#position += 2
          return at + 2
        }
        this.#position += length
        this.#parse(chunk, at, length)
        // Only a frame that this chunk cuts can be left unfinished: its header is kept for `unfinished`.
        if (this.#inPayload && available - length < this.#remaining) this.#partial.set(chunk.subarray(at, at + length))
        return at + length
      }
    }
    return this.#collect(chunk, at)
  }

  /** The slow way, for headers that a chunk's end cuts: byte by byte until the header is whole. */
  #collect(chunk: Uint8Array, at: number): number {
    while (at < chunk.length) {
      this.#partial[this.#partialLength++] = chunk[at++] as number
      this.#position++
      if (this.#partialLength < 2) continue
      if (this.#partialLength === 2 && this.#fault(this.#partial, 0)) {
        this.#partialLength = 0
        return at
      }
      const length = headerLength(this.#partial[1] as number)
      if (this.#partialLength < length) continue
      this.#partialLength = 0
      this.#parse(this.#partial, 0, length)
      return at
    }
    return at
  }

  #parse(bytes: Uint8Array, at: number, length: number): void {
    const first = bytes[at] as number
    const second = bytes[at + 1] as number
    const frame = this.#frame
    frame.fin = (first & FIN_BIT) !== 0
    frame.rsv1 = (first & RSV1_BIT) !== 0
    frame.rsv2 = (first & RSV2_BIT) !== 0
    frame.rsv3 = (first & RSV3_BIT) !== 0
    frame.opcode = first & OPCODE_BITS
    frame.masked = (second & MASK_BIT) !== 0
    frame.headerLength = length
    frame.position = this.#position - length
    const short = second & LENGTH_BITS
    if (short < LENGTH_16) frame.payloadLength = short
    else if (!this.#readExtendedLength(bytes, at, short)) return
    frame.maskingKey = frame.masked ? readUint32(bytes, at + length - 4) : 0
    this.sink.header(frame)
    if (this.#stopped) return
    this.#inPayload = true
    this.#remaining = frame.payloadLength
    if (this.#remaining === 0) this.#end()
  }

  #readExtendedLength(bytes: Uint8Array, at: number, short: number): boolean {
    if (short === LENGTH_16) {
      this.#frame.payloadLength = (bytes[at + 2] as number) * 256 + (bytes[at + 3] as number)
      if (this.#frame.payloadLength < LENGTH_16)
        this.#violate('length-not-minimal', `${this.#frame.payloadLength} in 16 bits`, bytes, at, 4)
      return true
    }
    const high = readUint32(bytes, at + 2)
    const low = readUint32(bytes, at + 6)
    // More than 2^53 - 1 cannot be counted exactly; the highest bit must be 0 anyway.
    if (high > 0x1fffff) {
      this.#violate(
        'length-too-large',
        `0x${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(8, '0')} bytes`,
        bytes,
        at,
        10,
      )
      return false
    }
    this.#frame.payloadLength = high * 0x1_0000_0000 + low
    if (this.#frame.payloadLength < 0x1_0000)
      this.#violate('length-not-minimal', `${this.#frame.payloadLength} in 64 bits`, bytes, at, 10)
    return true
  }

  /** Checks what the first two bytes say. They alone are checked and shown, so that the verdict is the same however the bytes arrive. */
  #fault(bytes: Uint8Array, at: number): boolean {
    const first = bytes[at] as number
    const second = bytes[at + 1] as number
    const opcode = first & OPCODE_BITS
    const masked = (second & MASK_BIT) !== 0
    // One comparison for the frames that nearly all are: data, no RSV bits, mask as it must be.
    if ((first & 0x70) === 0 && opcode <= Opcode.Binary && masked === this.options.masked) return false
    const rsv1 = (first & RSV1_BIT) !== 0
    // In the order of what the connection fails with: all but a tolerant decoder stop at the first one.
    if (first & (RSV2_BIT | RSV3_BIT) && this.#faulty('reserved-bit', first & RSV2_BIT ? 'RSV2' : 'RSV3', bytes, at))
      return true
    if (isReserved(opcode) && this.#faulty('reserved-opcode', `0x${opcode.toString(16).toUpperCase()}`, bytes, at))
      return true
    if (rsv1 && !this.options.rsv1) {
      if (this.#faulty('reserved-bit', 'RSV1', bytes, at)) return true
    } else if (rsv1 && isControl(opcode)) {
      if (this.#faulty('compressed-control-frame', 'RSV1', bytes, at)) return true
    } else if (rsv1 && opcode === Opcode.Continuation && this.#faulty('compressed-continuation', 'RSV1', bytes, at))
      return true
    if (isControl(opcode)) {
      const length = second & LENGTH_BITS
      if (!(first & FIN_BIT) && this.#faulty('control-frame-fragmented', 'FIN 0', bytes, at)) return true
      if (length > MAX_CONTROL_PAYLOAD && this.#faulty('control-frame-too-long', `length ${length}`, bytes, at))
        return true
    }
    if (masked === this.options.masked) return false
    return masked
      ? this.#faulty('mask-forbidden', 'MASK 1', bytes, at)
      : this.#faulty('mask-missing', 'MASK 0', bytes, at)
  }

  /** Returns whether it stopped at that. */
  #faulty(code: ViolationCode, detail: string, bytes: Uint8Array, at: number): boolean {
    this.#violate(code, detail, bytes, at, 2)
    return this.#stopped
  }

  #violate(code: ViolationCode, detail: string, bytes: Uint8Array, at: number, length: number): void {
    const goesOn = this.options.tolerant === true && code !== 'length-too-large'
    if (violationRules[code].closeCode !== null && !goesOn) this.#stopped = true
    // A copy, which `slice` is not where the chunk is a Node Buffer.
    this.sink.violation({ code, detail, bytes: new Uint8Array(bytes.subarray(at, at + length)) })
  }
}

function readUint32(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) * 0x100_0000 +
    (((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number))
  )
}
