import { isLive, type SessionState } from '../../shared/session/session-state'

/** Whoever sends may hear of the end of a connection before the session does; milliseconds. */
const GRACE_MS = 1_000

/** Whether the session that a replay is sent in takes anything now: its connection may be lost, and be made again. */
export class TargetPresence {
  #open: boolean
  #reconnects = 0
  readonly #waiting = new Set<() => void>()

  constructor(open: boolean) {
    this.#open = open
  }

  get open(): boolean {
    return this.#open
  }

  /** How often it was open again. */
  get reconnects(): number {
    return this.#reconnects
  }

  /** For the first time. */
  opened(): void {
    this.#open = true
  }

  /** Returns whether it is open again. */
  become(state: SessionState): boolean {
    const isBack = state === 'open' && !this.#open
    this.#open = state === 'open' || (this.#open && !isLive(state))
    if (isBack) this.#reconnects += 1
    for (const decide of this.#waiting) decide()
    return isBack
  }

  /** Whether something could not be sent because the connection is lost, and will be made again. */
  async isLost(): Promise<boolean> {
    if (this.#open)
      await new Promise<void>((resolve) => {
        const decide = (): void => {
          clearTimeout(timer)
          this.#waiting.delete(decide)
          resolve()
        }
        const timer = setTimeout(decide, GRACE_MS)
        this.#waiting.add(decide)
      })
    return !this.#open
  }
}
