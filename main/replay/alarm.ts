/** Longest time-out that Node takes, with room to spare. */
const MAX_TIMEOUT_MS = 1_000_000

/**
 * Waits for a moment or for news, whichever is first. A moment is met on the clock itself: timers are whole milliseconds
 * and late, so that they lead up to the last millisecond only, and no error of one adds to the next.
 */
export class Alarm {
  #rung = false
  #wake: (() => void) | null = null

  /** @param now milliseconds, monotonic, with fractions */
  constructor(private readonly now: () => number) {}

  /** Whoever waits goes on and looks again. */
  ring(): void {
    this.#rung = true
    this.#wake?.()
  }

  /** Resolves at that time, `null` for never, or when it rings; at once if it has rung since the last wait. */
  async until(time: number | null): Promise<void> {
    if (!this.#rung)
      await new Promise<void>((resolve) => {
        let timer: NodeJS.Timeout | undefined
        let immediate: NodeJS.Immediate | undefined
        this.#wake = () => {
          clearTimeout(timer)
          clearImmediate(immediate)
          this.#wake = null
          resolve()
        }
        const arm = (): void => {
          if (time === null) return
          const left = time - this.now()
          if (left <= 0) this.#wake?.()
          else if (left < 1) immediate = setImmediate(arm)
          else timer = setTimeout(arm, Math.min(Math.floor(left), MAX_TIMEOUT_MS))
        }
        arm()
      })
    this.#rung = false
  }
}
