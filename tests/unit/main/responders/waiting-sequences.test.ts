import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sequence } from '../../../../main/responders/sequence'
import {
  MAX_WAITING,
  MAX_WAITING_BYTES,
  MAX_WAITING_BYTES_IN_ALL,
  WaitingSequences,
} from '../../../../main/responders/waiting-sequences'

/** A run of a responder for a connection, about a message of that many bytes: all of it that waiting looks at. */
const sequence = (connection: number, bytes: number, rule = {}): Sequence =>
  ({ rule, sender: { connection }, source: { message: { bytes: { length: bytes } } } }) as unknown as Sequence
const nothing = (): void => {}

describe('WaitingSequences', () => {
  let waiting: WaitingSequences
  beforeEach(() => {
    vi.useFakeTimers()
    waiting = new WaitingSequences()
  })
  afterEach(() => {
    waiting.giveUpAll()
    vi.useRealTimers()
  })

  it('goes on when the time has come', () => {
    const resume = vi.fn<() => void>()
    waiting.add(sequence(1, 0), 50, resume)
    vi.advanceTimersByTime(49)
    expect(resume).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(resume).toHaveBeenCalledOnce()
  })

  it('lets only so many wait for one connection', () => {
    for (let count = 0; count < MAX_WAITING; count++) expect(waiting.add(sequence(1, 0), 50, nothing)).toBe(true)
    expect(waiting.add(sequence(1, 0), 50, nothing)).toBe(false)
    expect(waiting.add(sequence(2, 0), 50, nothing)).toBe(true)
    vi.advanceTimersByTime(50)
    expect(waiting.add(sequence(1, 0), 50, nothing)).toBe(true)
  })

  it('lets no more wait for a connection whose messages fill its share of the memory', () => {
    expect(waiting.add(sequence(1, MAX_WAITING_BYTES + 1), 50, nothing)).toBe(true)
    expect(waiting.add(sequence(1, 1), 50, nothing)).toBe(false)
    vi.advanceTimersByTime(50)
    expect(waiting.add(sequence(1, 1), 50, nothing)).toBe(true)
  })

  it('bounds the memory of all connections together, and frees that of those that are given up', () => {
    const rule = {}
    const share = MAX_WAITING_BYTES_IN_ALL / 16
    for (let connection = 1; connection <= 16; connection++)
      expect(waiting.add(sequence(connection, share, rule), 50, nothing)).toBe(true)
    expect(waiting.add(sequence(17, 1), 50, nothing)).toBe(false)
    waiting.giveUpConnection(1)
    expect(waiting.add(sequence(17, share), 50, nothing)).toBe(true)
    expect(waiting.add(sequence(18, 1), 50, nothing)).toBe(false)
    waiting.giveUpRules([rule] as never)
    expect(waiting.add(sequence(18, 15 * share), 50, nothing)).toBe(true)
  })
})
