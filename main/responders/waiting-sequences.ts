import type { Rule } from '../../shared/responder/responder-rules'
import type { Sequence } from './sequence'

/** A wait is as long as the user likes, and clients may start as many: they may not fill the memory. */
export const MAX_WAITING = 1_000
export const MAX_WAITING_BYTES = 16 * 1024 * 1024

/** Key of what waits for no connection. */
const SERVER = 0

interface Waiting {
  readonly sequence: Sequence
  readonly timer: NodeJS.Timeout
}

/** Runs that are at a `wait`. They are given up with their connection, or with their responder. */
export class WaitingSequences {
  readonly #byConnection = new Map<number, Set<Waiting>>()

  /** False where too many wait for this connection already. */
  add(sequence: Sequence, ms: number, resume: () => void): boolean {
    const key = sequence.sender?.connection ?? SERVER
    const waiting = this.#byConnection.get(key) ?? new Set()
    if (waiting.size >= MAX_WAITING || bytesOf(waiting) > MAX_WAITING_BYTES) return false
    const timer = setTimeout(() => {
      waiting.delete(entry)
      resume()
    }, ms)
    const entry: Waiting = { sequence, timer }
    waiting.add(entry)
    this.#byConnection.set(key, waiting)
    return true
  }

  giveUpConnection(connection: number): void {
    this.#giveUp(this.#byConnection.get(connection) ?? new Set())
    this.#byConnection.delete(connection)
  }

  giveUpRules(rules: readonly Rule[]): void {
    for (const waiting of this.#byConnection.values())
      this.#giveUp(waiting, ({ sequence }) => rules.includes(sequence.rule))
  }

  giveUpAll(): void {
    for (const connection of this.#byConnection.keys()) this.giveUpConnection(connection)
  }

  #giveUp(waiting: Set<Waiting>, which: (waiting: Waiting) => boolean = () => true): void {
    for (const entry of waiting) {
      if (!which(entry)) continue
      clearTimeout(entry.timer)
      waiting.delete(entry)
    }
  }
}

function bytesOf(waiting: ReadonlySet<Waiting>): number {
  let bytes = 0
  for (const { sequence } of waiting) bytes += sequence.source.message?.bytes.length ?? 0
  return bytes
}
