import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'
import type { NoteCode } from '../../shared/session/session-event'

type PauseNote = Extract<NoteCode, `paused-by-${string}`>

/** Stops reading a connection while what was read is slow to be written, and says so and why on the timeline. */
export class DiskBrake {
  /** When reading stopped; `null` while it goes on. */
  #pausedAt: number | null = null
  #code: PauseNote = 'paused-by-disk'

  constructor(
    private readonly session: SessionRecorder,
    private readonly recorder: ConnectionRecorder,
    private readonly clock: () => number,
    private readonly socket: { pause(): void; resume(): void },
  ) {}

  /** To be called after whatever was read. */
  check(): void {
    // TLS goes on giving what it has deciphered of its last read.
    if (!this.session.congested || this.#pausedAt !== null) return
    this.#pausedAt = this.clock()
    this.#code = this.session.overfull ? 'paused-by-limits' : 'paused-by-disk'
    this.socket.pause()
    void this.session.whenDrained().then(() => {
      this.record()
      this.socket.resume()
    })
  }

  /** The pause is over, or the connection is. */
  record(): void {
    if (this.#pausedAt === null) return
    const time = this.clock()
    const params = { ms: ((time - this.#pausedAt) / 1e6).toFixed(1) }
    this.#pausedAt = null
    this.recorder.detail({ kind: 'note', code: this.#code, params }, time)
  }
}
