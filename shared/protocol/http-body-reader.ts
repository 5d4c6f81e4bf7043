import { headerElements, headerValues } from './header-list'
import type { ResponseHead } from './http-head'

/** How a response says where its body ends (RFC 9112 §6.3). */
export type BodyFraming =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' }

export function bodyFraming(head: Pick<ResponseHead, 'status' | 'headers'>): BodyFraming {
  if (head.status < 200 || head.status === 204 || head.status === 304) return { kind: 'none' }
  const codings = headerElements(head.headers, 'Transfer-Encoding')
  if (codings.length > 0)
    return codings.at(-1)?.toLowerCase() === 'chunked' ? { kind: 'chunked' } : { kind: 'until-close' }
  const lengths = new Set(headerValues(head.headers, 'Content-Length'))
  const [length] = lengths
  if (length === undefined) return { kind: 'until-close' }
  // Lengths that contradict each other or are none: what comes is shown, whatever it was meant to be.
  return lengths.size === 1 && /^\d{1,15}$/.test(length)
    ? { kind: 'length', length: Number(length) }
    : { kind: 'until-close' }
}

/** The body of a refusal, decoded from `chunked` and cut at a limit. */
export class HttpBodyReader {
  private readonly kept: Uint8Array
  private keptLength = 0
  private isCut = false
  private isDone: boolean
  /** Bytes of the body, or of the current chunk, that are still to come. */
  private left: number
  private line = ''
  private expecting: 'size' | 'data' | 'data-end' | 'trailer'

  constructor(
    private readonly framing: BodyFraming,
    limit: number,
  ) {
    this.kept = new Uint8Array(limit)
    this.expecting = framing.kind === 'chunked' ? 'size' : 'data'
    this.left = framing.kind === 'length' ? framing.length : Number.POSITIVE_INFINITY
    this.isDone = framing.kind === 'none' || this.left === 0
  }

  /** Nothing more of the body comes, or is kept. */
  get done(): boolean {
    return this.isDone
  }

  /** What has come so far. `cut`: the peer sent more than was kept. */
  get body(): { readonly bytes: Uint8Array; readonly cut: boolean } {
    return { bytes: this.kept.slice(0, this.keptLength), cut: this.isCut }
  }

  push(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length && !this.isDone) {
      if (this.expecting === 'data') {
        const data = chunk.subarray(at, at + this.left)
        at += data.length
        this.left -= data.length
        this.keep(data)
        if (this.left === 0) this.endOfData()
      } else {
        this.readLineByte(chunk[at] ?? 0)
        at += 1
      }
    }
  }

  private keep(data: Uint8Array): void {
    const room = this.kept.length - this.keptLength
    this.kept.set(data.subarray(0, room), this.keptLength)
    this.keptLength += Math.min(room, data.length)
    if (data.length > room) this.stopShort()
  }

  private stopShort(): void {
    this.isCut = true
    this.isDone = true
  }

  private endOfData(): void {
    if (this.framing.kind === 'chunked') this.expecting = 'data-end'
    else this.isDone = true
  }

  /** Lines of the chunked coding (RFC 9112 §7.1). */
  private readLineByte(byte: number): void {
    if (byte !== LF) {
      this.line += String.fromCharCode(byte)
      if (this.line.length > MAX_LINE_LENGTH) this.stopShort()
      return
    }
    const line = this.line.replace(/\r$/, '')
    this.line = ''
    switch (this.expecting) {
      case 'size':
        this.startChunk(line)
        break
      case 'data-end':
        if (line === '') this.expecting = 'size'
        else this.stopShort()
        break
      case 'trailer':
        if (line === '') this.isDone = true
        break
      case 'data':
        break
    }
  }

  private startChunk(line: string): void {
    const [, size] = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line) ?? []
    if (size === undefined) return this.stopShort()
    this.left = Number.parseInt(size, 16)
    this.expecting = this.left === 0 ? 'trailer' : 'data'
  }
}

const LF = 0x0a
/** Of a chunk's size with its extensions, or of a trailer. */
const MAX_LINE_LENGTH = 8192
