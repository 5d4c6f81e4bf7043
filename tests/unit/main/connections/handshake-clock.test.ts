import { describe, expect, it } from 'vitest'
import { HandshakeClock } from '../../../../main/connections/handshake-clock'

type Mark = Parameters<HandshakeClock['mark']>[0]

/** The timing of steps at the given milliseconds. */
function timing(steps: readonly (readonly [Mark, number])[]) {
  let now = 0
  const clock = new HandshakeClock(() => now)
  for (const [mark, at] of steps) {
    now = at * 1e6
    clock.mark(mark)
  }
  return clock.timing()
}

describe('HandshakeClock', () => {
  it('gives the time of each step', () => {
    expect(
      timing([
        ['start', 10],
        ['lookup', 11],
        ['connect', 13],
        ['secure', 16],
        ['request-start', 20],
        ['request-end', 20.5],
        ['first-byte', 30],
      ]),
    ).toEqual({ dns: 1, connect: 2, tls: 3, request: 0.5, wait: 9.5 })
  })

  it('leaves out what did not take place, and counts connecting from the start then', () => {
    expect(
      timing([
        ['start', 10],
        ['connect', 13],
        ['request-start', 20],
      ]),
    ).toEqual({ dns: null, connect: 3, tls: null, request: null, wait: null })
  })

  it('takes only the first stamp of a step', () => {
    const steps = [
      ['start', 0],
      ['connect', 1],
      ['request-start', 1],
      ['request-end', 2],
      ['first-byte', 3],
      ['first-byte', 9],
    ] as const
    expect(timing(steps).wait).toBe(1)
  })

  it('has no negative wait when the answer is read before the request is reported as gone', () => {
    expect(
      timing([
        ['start', 0],
        ['request-start', 1],
        ['first-byte', 2],
        ['request-end', 3],
      ]),
    ).toMatchObject({ request: 2, wait: 0 })
  })

  it('counts the wait from the start of a request whose end was never reported', () => {
    expect(
      timing([
        ['start', 0],
        ['request-start', 1],
        ['first-byte', 4],
      ]),
    ).toMatchObject({ request: null, wait: 3 })
  })
})
