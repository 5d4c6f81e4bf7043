import type { ConnectionRecorder, SessionRecorder } from '../../shared/session/recorder'

/** Stops reading a connection while the disk is slower than the peer, and says so on the timeline. */
export class DiskBrake {
  /** When reading stopped; `null` while it goes on. */
  #pausedAt: number | null = null

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
    this.recorder.detail({ kind: 'note', code: 'paused-by-disk', params }, time)
  }
}
