import type { Direction } from '../session/direction'
import type { RecordedMessage } from './recorded-message'

/** A step sends one message. */
export interface ReplayStep {
  /** Counts from 0. */
  readonly index: number
  readonly event: number
  readonly type: 'text' | 'binary'
  /** Bytes, as recorded. */
  readonly length: number
  /** Nanoseconds since the session's start, as recorded. */
  readonly time: number
  /** Replies that the recording has between the first step and this one. */
  readonly repliesBefore: number
}

/** More is refused: a step costs about 40 bytes for as long as the replay is looked at. */
export const MAX_STEPS = 1_000_000
/** Replies beyond are counted, and not compared with what came. */
export const MAX_COMPARED = 100_000

export interface PlanOptions {
  readonly direction: Direction
  /** Of these none is sent, though they are chosen; their replies are not expected either. */
  readonly skipped: ReadonlySet<number>
  /** What was received before anything was sent is expected as well: the connection is a new one. */
  readonly greeted: boolean
}

/**
 * What a replay sends, and what it has to hear: the messages of the other direction which followed one that is sent, up to
 * the next message of its connection that is in the direction of those. Made from messages in the order of the recording.
 */
export class ReplayPlan {
  readonly #events: number[] = []
  readonly #times: number[] = []
  readonly #binary: boolean[] = []
  readonly #lengths: number[] = []
  readonly #repliesBefore: number[] = []
  /** Of so many as are compared. */
  readonly #expected: number[] = []
  #replies = 0
  /** Whether the last message in the direction was sent; per connection. */
  readonly #sending = new Map<number, boolean>()

  constructor(private readonly options: PlanOptions) {}

  get steps(): number {
    return this.#events.length
  }

  /** How many replies the recording has. */
  get replies(): number {
    return this.#replies
  }

  /** The replies to so many steps: how many, and the events of the first ones, in their order. */
  repliesTo(steps: number): { readonly count: number; readonly events: readonly number[] } {
    const count = this.#repliesBefore[steps] ?? this.#replies
    return { count, events: this.#expected.slice(0, count) }
  }

  /** `false` when it is one step too many: the plan stays as it was. */
  add(message: RecordedMessage): boolean {
    const { direction, skipped, greeted } = this.options
    const { event, connection, time, type, chosen } = message
    if (message.direction !== direction) {
      if (this.#sending.get(connection) ?? (greeted && chosen)) this.#expect(event)
      return true
    }
    const sends = chosen && !skipped.has(event)
    if (sends && this.steps === MAX_STEPS) return false
    this.#sending.set(connection, sends)
    if (!sends) return true
    this.#events.push(event)
    this.#times.push(time)
    this.#binary.push(type === 'binary')
    this.#lengths.push(message.length)
    this.#repliesBefore.push(this.#replies)
    return true
  }

  step(index: number): ReplayStep {
    const event = this.#events[index]
    if (event === undefined) throw new RangeError(`No step ${index}`)
    return {
      index,
      event,
      type: this.#binary[index] === true ? 'binary' : 'text',
      length: this.#lengths[index] ?? 0,
      time: this.#times[index] ?? 0,
      repliesBefore: this.#repliesBefore[index] ?? 0,
    }
  }

  #expect(event: number): void {
    this.#replies += 1
    if (this.#expected.length < MAX_COMPARED) this.#expected.push(event)
  }
}
