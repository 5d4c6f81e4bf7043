/** Checks whole buffers natively where the host can, e.g. Node's `buffer.isUtf8`. */
export type IsUtf8 = (bytes: Uint8Array) => boolean

/** Below this a loop in JavaScript beats the call into the host. */
const NATIVE_FROM = 96

/**
 * Says whether bytes that arrive in any number of pieces are UTF-8 (RFC 3629; RFC 6455 §8.1): no overlong forms, no
 * surrogates, nothing above U+10FFFF. An error is known at the first wrong byte, not at the end of the message.
 */
export class Utf8Validator {
  /** Continuation bytes that the character in progress still needs. */
  #needed = 0
  /** Range of the next continuation byte: narrower than 80–BF only after E0, ED, F0 and F4. */
  #lower = 0x80
  #upper = 0xbf

  constructor(private readonly isUtf8?: IsUtf8) {}

  reset(): void {
    this.#needed = 0
    this.#lower = 0x80
    this.#upper = 0xbf
  }

  /** True when no character is left unfinished. */
  get complete(): boolean {
    return this.#needed === 0
  }

  /** False as soon as the bytes so far cannot become UTF-8; the validator is of no further use then until `reset`. */
  push(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.isUtf8 === undefined || end - start < NATIVE_FROM) return this.#scan(bytes, start, end)
    let from = start
    while (this.#needed > 0) if (!this.#scan(bytes, from, ++from)) return false
    const to = lastBoundary(bytes, from, end)
    return this.isUtf8(bytes.subarray(from, to)) && this.#scan(bytes, to, end)
  }

  #scan(bytes: Uint8Array, start: number, end: number): boolean {
    for (let index = start; index < end; index++) {
      const byte = bytes[index] as number
      if (this.#needed > 0) {
        if (byte < this.#lower || byte > this.#upper) return false
        this.#needed--
        this.#lower = 0x80
        this.#upper = 0xbf
      } else if (byte >= 0x80 && !this.#lead(byte)) return false
    }
    return true
  }

  #lead(byte: number): boolean {
    if (byte < 0xc2 || byte > 0xf4) return false
    this.#needed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    if (byte === 0xe0) this.#lower = 0xa0
    else if (byte === 0xed) this.#upper = 0x9f
    else if (byte === 0xf0) this.#lower = 0x90
    else if (byte === 0xf4) this.#upper = 0x8f
    return true
  }
}

/** End of the last character that may be complete: a lead byte among the last three starts the rest. */
function lastBoundary(bytes: Uint8Array, start: number, end: number): number {
  for (let index = end - 1; index >= Math.max(start, end - 3); index--) {
    const byte = bytes[index] as number
    if (byte < 0x80) return end
    if (byte >= 0xc0) return index
  }
  return end
}
