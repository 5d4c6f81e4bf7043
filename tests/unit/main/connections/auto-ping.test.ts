import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AutoPing } from '../../../../main/connections/auto-ping'

const settings = { enabled: true, interval: 1000, payload: 'é', timeout: 2500 }

function setUp(change = {}) {
  const told: string[] = []
  const autoPing = new AutoPing(
    { ...settings, ...change },
    {
      ping: (payload) => void told.push(Buffer.from(payload).toString()),
      timedOut: () => void told.push('timed out'),
    },
  )
  autoPing.start()
  return { told, autoPing }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('AutoPing', () => {
  it('pings at each interval for as long as pongs come', () => {
    const { told, autoPing } = setUp()
    for (let round = 0; round < 5; round++) {
      vi.advanceTimersByTime(1000)
      autoPing.pongReceived()
    }
    expect(told).toEqual(['é', 'é', 'é', 'é', 'é'])
    autoPing.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives up when none has come in time for the first that waits, and pings no more', () => {
    const { told } = setUp()
    vi.advanceTimersByTime(1000 + 2499)
    expect(told).toEqual(['é', 'é', 'é'])
    vi.advanceTimersByTime(1)
    expect(told.at(-1)).toBe('timed out')
    vi.advanceTimersByTime(10_000)
    expect([told.length, vi.getTimerCount()]).toEqual([4, 0])
  })

  it('does nothing unless it is enabled, nor after it was stopped', () => {
    const off = setUp({ enabled: false })
    const { told, autoPing } = setUp()
    vi.advanceTimersByTime(1000)
    autoPing.stop()
    vi.advanceTimersByTime(10_000)
    expect([off.told, told]).toEqual([[], ['é']])
  })
})
