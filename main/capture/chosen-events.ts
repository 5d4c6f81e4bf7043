import type { EventChoice } from '../../shared/session/event-choice'
import type { EventSpan } from '../../shared/session/event-span'
import type { FrameEvent, MessageEvent } from '../../shared/session/session-event'
import type { TimelineView } from './timeline-view'

/** Events of a view that are asked for at once. */
const VIEW_PAGE = 500

/** Fails with `view-not-found`. */
export type FindView = (view: number | string) => Promise<TimelineView>

/** Which events were chosen, asked in the order of the capture. */
export async function chosenOf(choice: EventChoice, view: FindView): Promise<Chosen> {
  switch (choice.kind) {
    case 'all':
      return { first: 0, over: false, has: () => true }
    case 'connection':
      return { first: 0, over: false, has: (_event, connection) => connection === choice.connection }
    case 'from':
      return {
        first: choice.event,
        over: false,
        has: (_event, connection) => choice.connection === null || connection === choice.connection,
      }
    case 'events':
      return ChosenList.of(listed(choice.events))
    case 'view':
      return ChosenList.of(shown(await view(choice.view), choice.spans ?? [everything]))
  }
}

export interface Chosen {
  /** None before this one is chosen. */
  readonly first: number
  /** None of those that are still to come is chosen. */
  readonly over: boolean
  /** Asked with rising numbers. */
  has(event: number, connection: number): boolean | Promise<boolean>
}

/** Chosen one by one, in rising order. */
export class ChosenList implements Chosen {
  #next: number | null

  private constructor(
    readonly first: number,
    private readonly events: AsyncIterator<number>,
  ) {
    this.#next = first
  }

  static async of(events: AsyncIterator<number>): Promise<ChosenList> {
    const { value, done } = await events.next()
    return new ChosenList(done === true ? Number.MAX_SAFE_INTEGER : value, events)
  }

  get over(): boolean {
    return this.#next === null
  }

  has(event: number): boolean | Promise<boolean> {
    return this.#next !== null && event >= this.#next && this.#advance(event)
  }

  async #advance(event: number): Promise<boolean> {
    let found = false
    while (this.#next !== null && this.#next <= event) {
      found = this.#next === event
      const { value, done } = await this.events.next()
      this.#next = done === true ? null : value
    }
    return found
  }
}

async function* listed(events: readonly number[]): AsyncGenerator<number, void, undefined> {
  yield* [...new Set(events)].toSorted((one, other) => one - other)
}

const everything: EventSpan = [0, Number.MAX_SAFE_INTEGER]

/** @param spans in rising order */
async function* shown(view: TimelineView, spans: readonly EventSpan[]): AsyncGenerator<number, void, undefined> {
  for (const [first, last] of spans)
    for (let from = await view.placeOf(first); ;) {
      const { events, next } = await view.events(from, VIEW_PAGE)
      yield* events.filter((event) => event <= last)
      if (events.length === 0 || (events.at(-1) ?? 0) > last) break
      from = next
    }
}

/** Of a message in its session, the same for its frames. */
export const messageName = ({ connection, direction, message }: FrameEvent | MessageEvent): string =>
  `${connection} ${direction} ${message}`
