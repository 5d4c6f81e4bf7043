import type { Console } from '../console/console'
import type { Recorder, RunningSession } from '../ports'
import { whenSo } from './changes'

/** When a session is to end by itself, and how. */
export interface EndTerms {
  /** Milliseconds from the moment that it is open; `null` for no end. */
  readonly duration: number | null
  /** Messages received; `null` for no end. */
  readonly count: number | null
  /** Of our close frame. */
  readonly code: number
  readonly reason: string
}

/** One session from its start to its end: whoever wants an end gets one in order first, and at once when asking again. */
export class SessionRun {
  readonly session: RunningSession
  /** Rejects with why it never will be. */
  readonly whenOpen: Promise<void>
  readonly #recorder: Recorder
  readonly #terms: EndTerms
  readonly #ends: (() => void)[] = []
  #asked = 0
  #received = 0

  constructor(id: string, recorder: Recorder, terms: EndTerms, console: Console) {
    this.session = recorder.sessions.running(id)
    this.whenOpen = recorder.sessions.whenOpen(id)
    // Whoever waits for it hears of it.
    this.whenOpen.catch(() => {})
    this.#recorder = recorder
    this.#terms = terms
    this.#ends.push(console.onInterrupt(() => this.end()))
    const watcher = { messageArrived: () => this.#count(), stateChanged: () => {} }
    if (terms.count !== null) this.#ends.push(this.session.watch(watcher))
    // Whoever reads what comes out has seen enough.
    void console.out.whenClosed.then(() => this.#endOnce())
  }

  /** The first time with a closing handshake, then without. Whoever asks a third time is not listened to any more. */
  end(): void {
    this.#asked += 1
    if (this.#asked === 1) this.session.disconnect(this.#terms.code, this.#terms.reason)
    else if (this.session.live) void this.session.stop()
    if (this.#asked === 2) this.#ends[0]?.()
  }

  /** Somebody wanted an end. */
  get ended(): boolean {
    return this.#asked > 0
  }

  /** The time that it may take begins. */
  opened(): void {
    const { duration } = this.#terms
    if (duration === null) return
    const timer = setTimeout(() => this.#endOnce(), duration)
    this.#ends.push(() => clearTimeout(timer))
  }

  /** An end of its own accord asks for no more than an end in order. */
  #endOnce(): void {
    if (this.#asked === 0 && this.session.live) this.end()
  }

  #count(): void {
    this.#received += 1
    if (this.#received !== this.#terms.count) return
    // It may have come along with the handshake; and what answers it goes out before.
    const end = (): unknown => setImmediate(() => this.#endOnce())
    this.whenOpen.then(end, end)
  }

  /** Resolves when all of it is on disk. */
  async whenRecorded(): Promise<void> {
    await whenSo(this.#recorder, () => !this.session.recording)
    for (const end of this.#ends) end()
  }
}
