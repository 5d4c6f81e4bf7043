/** With so much still to be answered, reading waits; it goes on at half of it. */
export const PAUSE_BYTES = 1024 * 1024
/** What a message costs beyond its bytes. */
const OVERHEAD_BYTES = 128

/**
 * Messages that were received and whose answers have not left yet. Whoever answers everything and is not read would fill
 * the memory; not reading either leaves it with the peer. Unlike a `SendLine` it holds nothing back: only what one read of
 * the socket brought comes on top.
 */
export class AnswerBacklog {
  #waiting = 0
  #paused = false

  constructor(private readonly reading: { pause(): void; resume(): void }) {}

  /** `answered` may reject: then there will be no answer. */
  async add(length: number, answered: Promise<void>): Promise<void> {
    const bytes = length + OVERHEAD_BYTES
    this.#waiting += bytes
    if (!this.#paused && this.#waiting > PAUSE_BYTES) {
      this.#paused = true
      this.reading.pause()
    }
    await answered.catch(() => {})
    this.#waiting -= bytes
    if (!this.#paused || this.#waiting > PAUSE_BYTES / 2) return
    this.#paused = false
    this.reading.resume()
  }
}
