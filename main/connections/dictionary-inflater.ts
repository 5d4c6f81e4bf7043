import { constants, inflateRawSync } from 'node:zlib'
import type { Inflater } from '../../shared/protocol/message-assembler'

/** What the sender leaves off each message (RFC 7692 §7.2.1). */
export const DEFLATE_TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff])
/** The largest window of DEFLATE (RFC 1951). */
const WINDOW_LENGTH = 32 * 1024

export interface InflaterOptions {
  /** The sender keeps its window from message to message (RFC 7692 §7.1.1). */
  readonly contextTakeover: boolean
  readonly windowBits: number
}

/**
 * Inflates messages synchronously, through documented calls alone: each message is a stream of its own that is given
 * the last 32 KiB of output as its dictionary, which is what a kept window amounts to.
 */
export class DictionaryInflater implements Inflater {
  #window = Buffer.alloc(0)

  constructor(private readonly options: InflaterOptions) {}

  inflate(pieces: readonly Uint8Array[], limit: number): Uint8Array | 'too-large' | 'failed' {
    const input = Buffer.concat([...pieces, DEFLATE_TAIL])
    const parts: Buffer[] = []
    let total = 0
    // Once, but for a peer that ends its DEFLATE stream within the message (RFC 7692 §7.2.3.4) and goes on with another.
    for (let at = 0; at < input.length - DEFLATE_TAIL.length || at === 0;) {
      const result = this.#inflateStream(input.subarray(at), limit > 0 ? limit - total : 0)
      if (typeof result === 'string') return result
      parts.push(result.buffer)
      total += result.buffer.length
      at += result.consumed
      if (at < input.length) this.#window = Buffer.alloc(0)
      else if (this.options.contextTakeover) this.#slide(result.buffer)
    }
    return Buffer.concat(parts)
  }

  #inflateStream(input: Buffer, limit: number): { buffer: Buffer; consumed: number } | 'too-large' | 'failed' {
    try {
      const options = {
        finishFlush: constants.Z_SYNC_FLUSH,
        windowBits: this.options.windowBits,
        info: true,
        ...(this.#window.length > 0 ? { dictionary: this.#window } : {}),
        ...(limit > 0 ? { maxOutputLength: limit } : {}),
      }
      // With `info` the result is not the Buffer that the types promise.
      const { buffer, engine } = inflateRawSync(input, options) as unknown as {
        readonly buffer: Buffer
        readonly engine: { readonly bytesWritten: number }
      }
      return { buffer, consumed: engine.bytesWritten }
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'failed'
    }
  }

  #slide(result: Buffer): void {
    this.#window =
      result.length >= WINDOW_LENGTH
        ? Buffer.from(result.subarray(result.length - WINDOW_LENGTH))
        : Buffer.from(Buffer.concat([this.#window, result]).subarray(-WINDOW_LENGTH))
  }
}
