import { describe, expect, it } from 'vitest'
import type { Reader } from '../../../../../main/cli/ports'
import { followEvents } from '../../../../../main/cli/session/follow-events'
import type { SessionEvent } from '../../../../../shared/session/session-event'

/** A capture that grows when the test says so. */
class Growing {
  count = 0
  recording = true
  /** Readable only when all of it is settled. */
  settled = 0
  readonly #listeners = new Set<() => void>()

  readonly reader = {
    firstEvent: 0,
    events: (from: number) => this.#events(from),
  } as unknown as Reader

  get followers(): number {
    return this.#listeners.size
  }

  onChange(callback: () => void): () => void {
    this.#listeners.add(callback)
    return () => this.#listeners.delete(callback)
  }

  async whenReadable(): Promise<void> {
    this.count += this.settled
    this.settled = 0
  }

  grow(count: number): void {
    this.count += count
    for (const listener of this.#listeners) listener()
  }

  end(rest: number): void {
    this.settled = rest
    this.recording = false
    for (const listener of this.#listeners) listener()
  }

  async *#events(from: number): AsyncGenerator<SessionEvent> {
    for (let event = from; event < this.count; event++)
      yield { kind: 'note', code: 'paused-by-disk', params: {}, event, connection: 1, time: event }
  }
}

async function follow(capture: Growing, onPause: (pauses: number) => void): Promise<number[]> {
  const seen: number[] = []
  let pauses = 0
  const events = followEvents(capture.reader, capture, capture, async () => onPause(++pauses))
  for await (const { event } of events) seen.push(event)
  return seen
}

describe('followEvents', () => {
  it('gives each event once, as the capture grows, up to its end', async () => {
    const capture = new Growing()
    capture.grow(2)
    const steps = [() => capture.grow(1), () => capture.grow(2), () => capture.end(1)]
    expect(await follow(capture, (pauses) => setImmediate(() => steps[pauses - 1]?.()))).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('misses nothing that comes while what is kept back is given out', async () => {
    const capture = new Growing()
    const steps = [() => capture.grow(1), () => capture.end(1)]
    expect(await follow(capture, (pauses) => steps[pauses - 1]?.())).toEqual([0, 1])
  })

  it('gives all of a capture that has ended already, and listens no longer', async () => {
    const capture = new Growing()
    capture.grow(1)
    capture.end(2)
    expect(await follow(capture, () => {})).toEqual([0, 1, 2])
    expect(capture.followers).toBe(0)
  })
})
