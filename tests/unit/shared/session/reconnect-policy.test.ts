import { describe, expect, it } from 'vitest'
import {
  askedFor,
  nextAttempt,
  noReconnecting,
  type Attempt,
  type ReconnectPolicy,
} from '../../../../shared/session/reconnect-policy'

const policy: ReconnectPolicy = { enabled: true, firstWait: 100, longestWait: 500, attempts: 5 }

/** Waits before each attempt, as long as there is one, when no connection ever opens. */
function waits(given: ReconnectPolicy): number[] {
  const all: number[] = []
  for (let last: Attempt | null = askedFor; last !== null; last = nextAttempt(given, last, null))
    if (last !== askedFor) all.push(last.wait)
  return all
}

describe('nextAttempt', () => {
  it('makes none where reconnecting is off, as it is by default', () => {
    expect(nextAttempt(noReconnecting, askedFor, 1000)).toBeNull()
  })

  it('waits twice as long each time up to the longest wait, and gives up after the last attempt', () => {
    expect(waits(policy)).toEqual([100, 200, 400, 500, 500])
  })

  it('stays at the longest wait through any number of attempts', () => {
    expect(new Set(waits({ ...policy, attempts: 5000 }).slice(3))).toEqual(new Set([500]))
  })

  it('waits no longer than the longest wait the first time either', () => {
    expect(nextAttempt({ ...policy, longestWait: 10 }, askedFor, null)).toEqual({ attempt: 1, wait: 10 })
  })

  it.each([
    [400, { attempt: 1, wait: 100 }],
    [399, { attempt: 4, wait: 500 }],
    [null, { attempt: 4, wait: 500 }],
  ])(
    'counts from the start again only when the connection stood as long as was waited for it: %s ms',
    (stood, next) => {
      expect(nextAttempt(policy, { attempt: 3, wait: 400 }, stood)).toEqual(next)
    },
  )
})
