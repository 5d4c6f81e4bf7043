import { isControl, Opcode } from '../../shared/protocol/opcode'

/**
 * Who asked for which frame: `ws` sends what it is given in order, a frame each, but when it likes. What it sends of its
 * own (pongs, its answer to a close frame) nobody asked for.
 */
export class FrameCauses {
  readonly #data = new Queue()
  readonly #pings = new Queue()
  #close: string | null = null
  #lost = false

  /** `ws` is given something to send, in the name of `cause`. */
  asked(kind: 'data' | 'ping', cause: string | null): void {
    if (kind === 'data') this.#data.add(cause)
    else this.#pings.add(cause)
  }

  closeAsked(cause: string | null): void {
    this.#close = cause
  }

  /** From now on what is seen as a frame need not be one that was asked for: better no cause than a wrong one. */
  lose(): void {
    this.#lost = true
  }

  /** The next frame that was sent. */
  take(opcode: number): string | null {
    if (this.#lost) return null
    if (!isControl(opcode)) return this.#data.take()
    if (opcode === Opcode.Ping) return this.#pings.take()
    return opcode === Opcode.Close ? this.#close : null
  }
}

/** Only what has a cause is kept: most has none. */
class Queue {
  #added = 0
  #taken = 0
  #caused: { readonly place: number; readonly cause: string }[] = []

  add(cause: string | null): void {
    if (cause !== null) this.#caused.push({ place: this.#added, cause })
    this.#added += 1
  }

  take(): string | null {
    const [first] = this.#caused
    const place = this.#taken
    this.#taken += 1
    if (first?.place !== place) return null
    this.#caused.shift()
    return first.cause
  }
}
