import {
  firstLine,
  parseRequestHead,
  parseResponseHead,
  type HeadFailure,
  type HeadParsing,
  type RequestHead,
  type ResponseHead,
} from './http-head'

export interface HeadLimits {
  /** Bytes up to and with the blank line. */
  readonly maxLength: number
  readonly maxHeaders: number
}

export const defaultHeadLimits: HeadLimits = { maxLength: 64 * 1024, maxHeaders: 1000 }

export type HeadReading<Head> =
  | { readonly kind: 'incomplete' }
  | {
      readonly kind: 'complete'
      readonly head: Head
      /** As they were on the wire, blank line included. */
      readonly bytes: Uint8Array
      /** Where in the chunk pushed last the head ends and something else begins. */
      readonly rest: number
    }
  | {
      readonly kind: 'failed'
      readonly failure: HeadFailure | { readonly problem: 'too-large'; readonly limit: number }
    }

/** Most heads fit: a thousand clients that say nothing shall not cost a thousand times the limit. */
const FIRST_LENGTH = 1024

const LF = 0x0a
const CR = 0x0d

/** Reads the head of one request or response from chunks, split anywhere. */
export class HttpHeadReader<Head> {
  static forResponse(limits: HeadLimits = defaultHeadLimits): HttpHeadReader<ResponseHead> {
    return new HttpHeadReader(parseResponseHead, 'HTTP/', limits)
  }

  static forRequest(limits: HeadLimits = defaultHeadLimits): HttpHeadReader<RequestHead> {
    return new HttpHeadReader(parseRequestHead, '', limits)
  }

  private bytes: Uint8Array
  private length = 0
  private lineStart = 0
  /** Empty lines before the start line are skipped (RFC 9112 §2.2). */
  private started = false

  private constructor(
    private readonly parse: (bytes: Uint8Array, maxHeaders: number) => HeadParsing<Head>,
    /** What the start line has to begin with: a peer that speaks something else is told at its first bytes. */
    private readonly opening: string,
    private readonly limits: HeadLimits,
  ) {
    this.bytes = new Uint8Array(Math.min(limits.maxLength, FIRST_LENGTH))
  }

  /** Not to be called again once the head is complete or has failed. */
  push(chunk: Uint8Array): HeadReading<Head> {
    for (const [index, byte] of chunk.entries()) {
      if (this.length === this.limits.maxLength)
        return { kind: 'failed', failure: { problem: 'too-large', limit: this.limits.maxLength } }
      if (this.length === this.bytes.length) this.grow()
      this.bytes[this.length++] = byte
      if (byte !== LF) {
        if (this.contradictsOpening(byte)) return this.notHttp(chunk.subarray(index + 1))
        continue
      }
      const isBlank = this.length - this.lineStart <= (this.bytes[this.length - 2] === CR ? 2 : 1)
      if (isBlank && this.started) return this.complete(index + 1)
      if (!isBlank) this.started = true
      this.lineStart = this.length
    }
    return { kind: 'incomplete' }
  }

  private grow(): void {
    const grown = new Uint8Array(Math.min(this.limits.maxLength, this.bytes.length * 4))
    grown.set(this.bytes)
    this.bytes = grown
  }

  private contradictsOpening(byte: number): boolean {
    const place = this.length - 1 - this.lineStart
    if (this.started || place >= this.opening.length || (place === 0 && byte === CR)) return false
    return byte !== this.opening.charCodeAt(place)
  }

  private notHttp(rest: Uint8Array): HeadReading<Head> {
    const room = this.bytes.subarray(this.length)
    room.set(rest.subarray(0, room.length))
    const line = firstLine(this.bytes.subarray(0, this.length + rest.length))
    return { kind: 'failed', failure: { problem: 'not-http', line } }
  }

  private complete(rest: number): HeadReading<Head> {
    const bytes = this.bytes.slice(0, this.length)
    const parsing = this.parse(bytes, this.limits.maxHeaders)
    if (!parsing.ok) return { kind: 'failed', failure: parsing.failure }
    return { kind: 'complete', head: parsing.head, bytes, rest }
  }
}
