import type { ResponderNote } from '../../shared/session/session-event'

/** Above this, a client that is answered is not read any more, until it has read what it was answered. */
export const PAUSE_BYTES = 1024 * 1024
/** Above this it gets nothing more: it has stopped reading, and others send to it. */
export const SKIP_BYTES = 16 * 1024 * 1024
/** What a message costs beyond its bytes. */
const OVERHEAD_BYTES = 128

export interface ResponseLinePorts {
  pauseReading(): void
  resumeReading(): void
  note(code: ResponderNote, params: Readonly<Record<string, string>>): void
}

/** What responders send to one client and it has not taken yet, bounded. */
export class ResponseLine {
  #waiting = 0
  #paused = false
  #skipped = 0

  constructor(private readonly ports: ResponseLinePorts) {}

  /**
   * @param send resolves when it has left for the system
   * @param back it answers what the client itself sent
   */
  add(length: number, send: () => Promise<void>, responder: string, back: boolean): void {
    if (this.#waiting > SKIP_BYTES) {
      if (this.#skipped === 0) this.ports.note('responses-skipped', { responder, bytes: String(this.#waiting) })
      this.#skipped += 1
      return
    }
    const bytes = length + OVERHEAD_BYTES
    this.#waiting += bytes
    if (back && !this.#paused && this.#waiting > PAUSE_BYTES) {
      this.#paused = true
      this.ports.pauseReading()
    }
    const left = () => this.#left(bytes)
    send().then(left, left)
  }

  /** No more will leave. */
  end(): void {
    this.#tellSkipped()
  }

  #left(bytes: number): void {
    this.#waiting -= bytes
    if (this.#waiting > PAUSE_BYTES / 2) return
    this.#tellSkipped()
    if (!this.#paused) return
    this.#paused = false
    this.ports.resumeReading()
  }

  #tellSkipped(): void {
    if (this.#skipped > 0) this.ports.note('responses-resumed', { messages: String(this.#skipped) })
    this.#skipped = 0
  }
}
