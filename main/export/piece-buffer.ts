import type { Piece } from '../../shared/formats/session-format'

/** Handed on when about so many bytes have gathered. */
const FULL = 64 * 1024

/**
 * Gathers small pieces into large ones. What is full is written while the next is gathered: there are never more than two
 * in memory, and one piece of any size besides.
 */
export class PieceBuffer {
  #text = ''
  #chunks: Uint8Array[] = []
  #gathered = 0
  #writing: Promise<void> = Promise.resolve()
  #bytes = 0

  constructor(private readonly write: (bytes: Uint8Array) => Promise<void>) {}

  /** Bytes handed on so far. */
  get bytes(): number {
    return this.#bytes
  }

  add(piece: Piece): void {
    if (typeof piece === 'string') {
      this.#text += piece
      return
    }
    this.#encode()
    this.#push(piece)
  }

  /** The same; a promise, to be waited for, where that made it full. */
  put(piece: Piece): void | Promise<void> {
    this.add(piece)
    if (this.#gathered + this.#text.length >= FULL) return this.flush()
  }

  /** Resolves when the one before is written. Fails as the writing before did. */
  async flush(): Promise<void> {
    this.#encode()
    const [first] = this.#chunks
    if (first === undefined) return
    const bytes = this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks)
    this.#chunks = []
    this.#gathered = 0
    await this.#writing
    this.#bytes += bytes.length
    this.#writing = this.write(bytes)
    // Its failure is met at the next flush, and must not count as unhandled until then.
    this.#writing.catch(() => {})
  }

  /** Resolves when all of it is written. */
  async end(): Promise<void> {
    await this.flush()
    await this.#writing
  }

  #encode(): void {
    if (this.#text === '') return
    this.#push(Buffer.from(this.#text))
    this.#text = ''
  }

  #push(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#chunks.push(bytes)
    this.#gathered += bytes.length
  }
}
