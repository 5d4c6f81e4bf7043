import { describe, expect, it } from 'vitest'
import { noTraffic, RateMeter, type Totals } from '../../../../main/sessions/rate-meter'

const received = (messages: number): Totals => ({
  ...noTraffic,
  receivedMessages: messages,
  receivedBytes: messages * 100,
})

/** The received messages a second, at each of the given times. */
function ratesAt(samples: readonly (readonly [number, number])[], times: readonly number[]): number[] {
  const meter = new RateMeter()
  const due = [...samples]
  return times.map((time) => {
    while (due[0] !== undefined && due[0][0] <= time) {
      const [at, messages] = due.shift() ?? [0, 0]
      meter.sample(received(messages), at)
    }
    return meter.rates(time).receivedMessages
  })
}

describe('RateMeter', () => {
  it('has nothing to say of no traffic', () => {
    expect(new RateMeter().rates(5)).toEqual(noTraffic)
  })

  it('counts what came within the last second', () => {
    const samples = [
      [0, 10],
      [500, 30],
      [999, 60],
      [1200, 100],
    ] as const
    expect(ratesAt(samples, [0, 500, 999, 1200, 1500, 1999, 2200])).toEqual([10, 30, 60, 90, 70, 40, 0])
  })

  it('falls to zero by itself, once and for good', () => {
    expect(ratesAt([[0, 10]], [0, 999, 1000, 5000])).toEqual([10, 10, 0, 0])
  })

  it('starts again from what came before a pause', () => {
    const samples = [
      [0, 1000],
      [10_000, 1005],
    ] as const
    expect(ratesAt(samples, [0, 9000, 10_000])).toEqual([1000, 0, 5])
  })

  it('tells all four totals apart', () => {
    const meter = new RateMeter()
    meter.sample({ sentMessages: 1, receivedMessages: 2, sentBytes: 3, receivedBytes: 4 }, 0)
    expect(meter.rates(1)).toEqual({ sentMessages: 1, receivedMessages: 2, sentBytes: 3, receivedBytes: 4 })
  })
})
