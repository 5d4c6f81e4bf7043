import { eventClass, countInMask, EVENT_CLASS_COUNT } from '../../shared/session/event-class'
import type { EventPlace, FrameEvent, MessageEvent, SessionEvent } from '../../shared/session/session-event'

/** A template is an event without its place, and the payload that goes with it. */
export interface Template {
  readonly event: Unplaced<SessionEvent>
  readonly payload: (round: number) => Uint8Array
  /** For frames, what was on the wire when it is not the payload. */
  readonly wire?: Uint8Array
}

type Unplaced<E> = E extends EventPlace ? Omit<E, keyof EventPlace> : never

/**
 * A session of any length that needs no memory: some first events, then a pattern repeated, then some last ones. Every
 * number (event, row, count) comes from arithmetic, so ten million events cost as little as ten.
 */
export class SyntheticEvents {
  rounds: number
  ended = false
  readonly #cycleMasks = new Map<number, readonly number[]>()

  constructor(
    readonly first: readonly Template[],
    readonly cycle: readonly Template[],
    readonly last: readonly Template[],
    rounds: number,
  ) {
    this.rounds = rounds
  }

  get length(): number {
    return this.first.length + this.rounds * this.cycle.length + (this.ended ? this.last.length : 0)
  }

  get counts(): number[] {
    const counts = Array.from({ length: EVENT_CLASS_COUNT }, () => 0)
    const add = (templates: readonly Template[], times: number) => {
      for (const { event } of templates) counts[classOf(event)] = (counts[classOf(event)] ?? 0) + times
    }
    add(this.first, 1)
    add(this.cycle, this.rounds)
    if (this.ended) add(this.last, 1)
    return counts
  }

  at(event: number): { readonly template: Template; readonly round: number } | undefined {
    const inCycle = event - this.first.length
    if (event < 0 || event >= this.length) return undefined
    if (inCycle < 0) return placed(this.first[event], 0)
    const round = Math.floor(inCycle / this.cycle.length)
    if (round < this.rounds) return placed(this.cycle[inCycle % this.cycle.length], round)
    return placed(this.last[inCycle - this.rounds * this.cycle.length], round)
  }

  total(mask: number): number {
    return countInMask(this.counts, mask)
  }

  /** Event number of a row of the view. */
  eventOfRow(mask: number, row: number): number {
    const first = positions(this.first, mask)
    if (row < first.length) return first[row] as number
    const cycle = this.#cyclePositions(mask)
    const inCycle = row - first.length
    const round = cycle.length === 0 ? this.rounds : Math.floor(inCycle / cycle.length)
    if (round < this.rounds)
      return this.first.length + round * this.cycle.length + (cycle[inCycle % cycle.length] as number)
    const last = positions(this.last, mask)
    const place = last[inCycle - this.rounds * cycle.length] as number
    return this.first.length + this.rounds * this.cycle.length + place
  }

  /** Row of the first event of the view that is not before `event`. */
  rowOfEvent(mask: number, event: number): { row: number; exact: boolean } {
    let low = 0
    let high = this.total(mask)
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (this.eventOfRow(mask, middle) < event) low = middle + 1
      else high = middle
    }
    return { row: low, exact: low < this.total(mask) && this.eventOfRow(mask, low) === event }
  }

  #cyclePositions(mask: number): readonly number[] {
    const known = this.#cycleMasks.get(mask) ?? positions(this.cycle, mask)
    this.#cycleMasks.set(mask, known)
    return known
  }
}

const placed = (template: Template | undefined, round: number) => (template ? { template, round } : undefined)

function positions(templates: readonly Template[], mask: number): number[] {
  return templates.flatMap(({ event }, place) => (mask & (1 << classOf(event)) ? [place] : []))
}

const nowhere: EventPlace = { event: 0, connection: 1, time: 0 }
const classOf = (event: Unplaced<SessionEvent>) => eventClass({ ...nowhere, ...event })

/** A frame as a peer would send it; what matters to a test is given. */
export function frameTemplate(
  change: Partial<FrameEvent>,
  payload: (round: number) => Uint8Array,
  wire?: Uint8Array,
): Template {
  const event: Unplaced<FrameEvent> = {
    kind: 'frame',
    direction: 'received',
    fin: true,
    rsv1: false,
    rsv2: false,
    rsv3: false,
    opcode: 1,
    masked: change.direction === 'sent',
    maskingKey: change.direction === 'sent' ? 0x37fa213d : 0,
    headerLength: 2,
    payloadLength: wire?.length ?? 0,
    message: 0,
    messageOpcode: change.opcode ?? 1,
    previousFrame: null,
    handMade: false,
    ...change,
  }
  return { event, payload, ...(wire && { wire }) }
}

export function messageTemplate(change: Partial<MessageEvent>, payload: (round: number) => Uint8Array): Template {
  const event: Unplaced<MessageEvent> = {
    kind: 'message',
    direction: 'received',
    message: 0,
    type: 'text',
    frameCount: 1,
    compressed: false,
    wireLength: 0,
    length: 0,
    ...change,
  }
  return { event, payload }
}
