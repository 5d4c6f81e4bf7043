const VIEW = 0
const EVENT = 1
const LENGTH = 2
const NONE = -1

/** Which event a scan is asking its filter about. */
export interface TestWatch {
  begin(event: number, length: number): void
  end(): void
}

/** A test that is running, of which nobody hears until it ends. */
export interface RunningTest {
  readonly view: number
  readonly event: number
  /** Bytes that the filter looks into. */
  readonly length: number
}

/**
 * Memory that both threads see: a thread that hangs in a regular expression cannot send word of where. Only one test
 * runs at a time, and no two are of the same view and event.
 */
export class SharedTestWatch {
  readonly memory: SharedArrayBuffer
  readonly #words: Float64Array

  constructor(memory = new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory
    this.#words = new Float64Array(memory)
    this.#words[EVENT] = NONE
  }

  /** Of the searching side: what a scan tells. */
  of(view: number): TestWatch {
    const words = this.#words
    return {
      begin(event, length) {
        words[VIEW] = view
        words[LENGTH] = length
        words[EVENT] = event
      },
      end: () => void (words[EVENT] = NONE),
    }
  }

  /** Of the watching side. */
  get running(): RunningTest | null {
    const [view = NONE, event = NONE, length = 0] = this.#words
    return event === NONE ? null : { view, event, length }
  }
}
