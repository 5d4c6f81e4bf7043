import type { Rule } from '../../shared/responder/responder-rules'
import type { Sequence } from './sequence'

/** A wait is as long as the user likes, and clients may start as many: they may not fill the memory. */
export const MAX_WAITING = 1_000
export const MAX_WAITING_BYTES = 16 * 1024 * 1024
/** For all connections together. */
export const MAX_WAITING_BYTES_IN_ALL = 256 * 1024 * 1024

/** Key of what waits for no connection. */
const SERVER = 0

interface Waiting {
  readonly sequence: Sequence
  readonly timer: NodeJS.Timeout
  /** Of the message that it is about. */
  readonly bytes: number
}

/** What waits for one connection. */
class Line {
  readonly entries = new Set<Waiting>()
  bytes = 0
}

/** Runs that are at a `wait`. They are given up with their connection, or with their responder. */
export class WaitingSequences {
  readonly #byConnection = new Map<number, Line>()
  #bytes = 0

  /** False where too many wait already. */
  add(sequence: Sequence, ms: number, resume: () => void): boolean {
    const key = sequence.sender?.connection ?? SERVER
    const line = this.#byConnection.get(key) ?? new Line()
    if (line.entries.size >= MAX_WAITING || line.bytes > MAX_WAITING_BYTES) return false
    const bytes = sequence.source.message?.bytes.length ?? 0
    if (this.#bytes + bytes > MAX_WAITING_BYTES_IN_ALL) return false
    const timer = setTimeout(() => {
      this.#remove(line, entry)
      resume()
    }, ms)
    const entry: Waiting = { sequence, timer, bytes }
    line.entries.add(entry)
    line.bytes += bytes
    this.#bytes += bytes
    this.#byConnection.set(key, line)
    return true
  }

  giveUpConnection(connection: number): void {
    this.#giveUp(this.#byConnection.get(connection) ?? new Line())
    this.#byConnection.delete(connection)
  }

  giveUpRules(rules: readonly Rule[]): void {
    for (const line of this.#byConnection.values()) this.#giveUp(line, ({ sequence }) => rules.includes(sequence.rule))
  }

  giveUpAll(): void {
    for (const connection of this.#byConnection.keys()) this.giveUpConnection(connection)
  }

  #giveUp(line: Line, which: (waiting: Waiting) => boolean = () => true): void {
    for (const entry of line.entries) {
      if (!which(entry)) continue
      clearTimeout(entry.timer)
      this.#remove(line, entry)
    }
  }

  #remove(line: Line, entry: Waiting): void {
    line.entries.delete(entry)
    line.bytes -= entry.bytes
    this.#bytes -= entry.bytes
  }
}
