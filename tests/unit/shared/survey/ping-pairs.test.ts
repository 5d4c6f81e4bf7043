import { describe, expect, it } from 'vitest'
import { MAX_WAITING, PingPairs } from '../../../../shared/survey/ping-pairs'

type Frame = readonly [kind: 'ping' | 'pong', payload: string, time: number]

function roundTrips(frames: readonly Frame[]): (number | null)[] {
  const pairs = new PingPairs<number>()
  return frames.flatMap(([kind, payload, time]) => {
    if (kind === 'pong') {
      const answered = pairs.pong(payload)
      return [answered && time - answered.ping]
    }
    pairs.ping(payload, time)
    return []
  })
}

describe('PingPairs', () => {
  it.each<[string, readonly Frame[], (number | null)[]]>([
    [
      'pairs a ping and the pong with its payload',
      [
        ['ping', 'a', 10],
        ['pong', 'a', 25],
      ],
      [15],
    ],
    [
      'pairs pings without a payload in their order',
      [
        ['ping', '', 1],
        ['ping', '', 2],
        ['pong', '', 5],
        ['pong', '', 9],
      ],
      [4, 7],
    ],
    [
      'gives up the pings before one that was answered',
      [
        ['ping', 'a', 1],
        ['ping', 'b', 2],
        ['pong', 'b', 5],
        ['pong', 'a', 9],
      ],
      [3, null],
    ],
    [
      'knows a pong that answers nothing',
      [
        ['pong', 'a', 1],
        ['ping', 'a', 2],
        ['pong', 'b', 3],
      ],
      [null, null],
    ],
    [
      'answers a ping once',
      [
        ['ping', 'a', 1],
        ['pong', 'a', 2],
        ['pong', 'a', 3],
      ],
      [1, null],
    ],
  ])('%s', (_, frames, expected) => {
    expect(roundTrips(frames)).toEqual(expected)
  })

  it('forgets the oldest ping when a peer answers none', () => {
    const pairs = new PingPairs<number>()
    for (let ping = 0; ping < MAX_WAITING; ping++) expect(pairs.ping(String(ping), ping)).toBeNull()
    expect(pairs.ping('one more', MAX_WAITING)).toBe(0)
    expect(pairs.pong('0')).toBeNull()
    expect(pairs.pong('1')).toEqual({ ping: 1, givenUp: [] })
  })

  it('names the pings that it gives up for a later one', () => {
    const pairs = new PingPairs<number>()
    for (const ping of [1, 2, 3, 4]) pairs.ping(String(ping), ping)
    expect(pairs.pong('3')).toEqual({ ping: 3, givenUp: [1, 2] })
    expect(pairs.isWaiting).toBe(true)
    expect(pairs.pong('4')).toEqual({ ping: 4, givenUp: [] })
    expect(pairs.isWaiting).toBe(false)
  })
})
