import { AppFailure, appError } from '../../shared/errors/app-error'

/** Above this, a client that is answered is not read any more, until it has read what it was answered. */
export const PAUSE_BYTES = 1024 * 1024
/** Above this it gets nothing more: a broadcast to a client that never reads would fill the memory. */
export const HOLD_BYTES = 16 * 1024 * 1024
/** What a message costs beyond its bytes. */
const OVERHEAD_BYTES = 128

export interface SendLinePorts {
  pauseReading(): void
  resumeReading(): void
  note(code: 'client-not-reading' | 'messages-held-back', params: Readonly<Record<string, string>>): void
}

/** What was sent to one client and it has not taken yet, bounded, whoever sends it. */
export class SendLine {
  #waiting = 0
  #paused = false
  #heldBack = 0

  constructor(private readonly ports: SendLinePorts) {}

  /**
   * Resolves when it has left for the system. Rejects with `client-not-reading` when too much waits already; the timeline
   * says so once, and later how much that came to.
   *
   * @param back it answers what the client itself sent
   */
  async add(length: number, send: () => Promise<void>, back = false): Promise<void> {
    if (this.#waiting > HOLD_BYTES) this.#holdBack()
    const bytes = length + OVERHEAD_BYTES
    this.#waiting += bytes
    if (back && !this.#paused && this.#waiting > PAUSE_BYTES) {
      this.#paused = true
      this.ports.pauseReading()
    }
    try {
      await send()
    } finally {
      this.#left(bytes)
    }
  }

  /** No more will leave. */
  end(): void {
    this.#tellHeldBack()
  }

  #holdBack(): never {
    const params = { bytes: String(this.#waiting) }
    if (this.#heldBack === 0) this.ports.note('client-not-reading', params)
    this.#heldBack += 1
    throw new AppFailure(appError('client-not-reading', params))
  }

  #left(bytes: number): void {
    this.#waiting -= bytes
    if (this.#waiting > PAUSE_BYTES / 2) return
    this.#tellHeldBack()
    if (!this.#paused) return
    this.#paused = false
    this.ports.resumeReading()
  }

  #tellHeldBack(): void {
    if (this.#heldBack > 0) this.ports.note('messages-held-back', { messages: String(this.#heldBack) })
    this.#heldBack = 0
  }
}
