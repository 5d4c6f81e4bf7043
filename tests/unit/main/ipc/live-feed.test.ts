import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveFeed } from '../../../../main/ipc/live-feed'
import {
  MAX_CHANGED_CONNECTIONS,
  type LiveSession,
  type LiveTick,
  type ViewProgress,
} from '../../../../shared/ipc/live-tick'
import type { ConnectionSummary } from '../../../../shared/session/connection-summary'

const INTERVAL = 33

describe('LiveFeed', () => {
  let ticks: LiveTick[]
  let times: number[]
  let known: Set<string>
  let feed: LiveFeed
  let connections: Map<string, ConnectionSummary[]>

  beforeEach(() => {
    vi.useFakeTimers()
    ticks = []
    times = []
    connections = new Map()
    known = new Set(['a', 'b', 'c'])
    feed = new LiveFeed({
      send(tick) {
        ticks.push(tick)
        times.push(Date.now())
      },
      read: (id) => (known.has(id) ? ({ head: { id } } as LiveSession) : null),
      takeConnections: (id, count) => connections.get(id)?.splice(0, count) ?? [],
      readReplay: () => null,
      readExport: () => null,
      readView: (view) => (known.has(view) ? ({ view } as ViewProgress) : null),
      interval: INTERVAL,
      now: () => Date.now(),
    })
  })
  afterEach(() => void vi.useRealTimers())

  const told = () => ticks.map(({ sessions }) => sessions.map(({ head }) => head.id).join(''))

  it('tells the first change at once', () => {
    feed.changed('a')
    expect(ticks).toEqual([])
    vi.advanceTimersByTime(0)
    expect(told()).toEqual(['a'])
  })

  it('tells of each changed session once, however often it changed', () => {
    for (const id of ['a', 'b', 'a', 'a', 'b']) feed.changed(id)
    vi.advanceTimersByTime(1000)
    expect(told()).toEqual(['ab'])
  })

  it('tells of more connections than a tick has room for in the next ones', () => {
    const count = 2 * MAX_CHANGED_CONNECTIONS + 3
    connections.set(
      'a',
      Array.from({ length: count }, (_, connection) => ({ connection }) as ConnectionSummary),
    )
    feed.changed('a')
    for (let tick = 1; tick <= 4; tick++) {
      vi.advanceTimersByTime(1000)
      feed.acknowledge(tick)
    }
    const sizes = ticks.map((tick) => tick.connections.map(({ changed }) => changed.length))
    expect(sizes).toEqual([[MAX_CHANGED_CONNECTIONS], [MAX_CHANGED_CONNECTIONS], [3]])
  })

  it('tells of each changed view once, with the sessions, and not of closed ones', () => {
    for (const view of ['a', 'b', 'closed', 'a']) feed.viewChanged(view)
    feed.changed('c')
    vi.advanceTimersByTime(1000)
    expect(told()).toEqual(['c'])
    expect(ticks[0]?.views.map(({ view }) => view)).toEqual(['a', 'b'])
    expect(ticks).toHaveLength(1)
  })

  it('sends at most one tick per interval', () => {
    for (let time = 0; time < 10 * INTERVAL; time++) {
      feed.changed('a')
      vi.advanceTimersByTime(1)
      feed.acknowledge(ticks.length)
    }
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(gaps).toEqual(gaps.map(() => INTERVAL))
    expect(gaps.length).toBeGreaterThan(8)
  })

  it('sends nothing before the last tick was acknowledged, and then all that changed meanwhile', () => {
    feed.changed('a')
    vi.advanceTimersByTime(0)
    feed.changed('b')
    vi.advanceTimersByTime(10_000)
    feed.changed('c')
    vi.advanceTimersByTime(10_000)
    expect(told()).toEqual(['a'])
    feed.acknowledge(1)
    vi.advanceTimersByTime(0)
    expect(told()).toEqual(['a', 'bc'])
  })

  it('keeps the interval after a quick acknowledgement', () => {
    feed.changed('a')
    vi.advanceTimersByTime(0)
    feed.acknowledge(1)
    feed.changed('b')
    vi.advanceTimersByTime(INTERVAL - 1)
    expect(told()).toEqual(['a'])
    vi.advanceTimersByTime(1)
    expect(told()).toEqual(['a', 'b'])
  })

  it.each([0, 2, -1])('takes no acknowledgement of tick %d for that of tick 1', (wrong) => {
    feed.changed('a')
    vi.advanceTimersByTime(0)
    feed.changed('b')
    feed.acknowledge(wrong)
    vi.advanceTimersByTime(1000)
    expect(told()).toEqual(['a'])
  })

  it('tells of sessions that are gone', () => {
    known.delete('b')
    feed.changed('a')
    feed.changed('b')
    vi.advanceTimersByTime(0)
    expect(ticks).toMatchObject([{ tick: 1, sessions: [{ head: { id: 'a' } }], deleted: ['b'] }])
  })

  it('does not wait for a page that is no more', () => {
    feed.changed('a')
    vi.advanceTimersByTime(0)
    feed.changed('b')
    feed.restart()
    vi.advanceTimersByTime(INTERVAL)
    expect(told()).toEqual(['a', 'b'])
  })

  it('runs no timer while nothing changes', () => {
    expect(vi.getTimerCount()).toBe(0)
    feed.changed('a')
    vi.advanceTimersByTime(0)
    expect(vi.getTimerCount()).toBe(0)
    feed.acknowledge(1)
    expect(vi.getTimerCount()).toBe(0)
    feed.restart()
    expect(vi.getTimerCount()).toBe(0)
  })
})
