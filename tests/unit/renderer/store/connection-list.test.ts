import { describe, expect, it } from 'vitest'
import { listConnections, withConnections, type ConnectionOrder } from '../../../../renderer/store/connection-list'
import type { ConnectionSummary } from '../../../../shared/session/connection-summary'

const summary = (connection: number, change: Partial<ConnectionSummary> = {}): ConnectionSummary => ({
  connection,
  state: 'open',
  remote: `127.0.0.1:${50_000 + connection}`,
  path: '/',
  userAgent: null,
  subprotocol: null,
  sent: { messages: 0, bytes: 0 },
  received: { messages: 0, bytes: 0 },
  openedAt: connection,
  lastActivity: connection,
  endedAt: null,
  reading: true,
  answersPings: true,
  error: null,
  ...change,
})

const byNumber: ConnectionOrder = { column: 'number', descending: false }
const numbers = (list: readonly ConnectionSummary[]) => list.map(({ connection }) => connection)
const known = withConnections(new Map(), [
  summary(1, { path: '/chat', received: { messages: 5, bytes: 10 } }),
  summary(2, { state: 'closed', userAgent: 'Chrome' }),
  summary(3, { path: '/chat', received: { messages: 12, bytes: 1 } }),
])

describe('the list of connections', () => {
  it.each([
    [byNumber, [1, 2, 3]],
    [{ column: 'number', descending: true }, [3, 2, 1]],
    [{ column: 'received', descending: true }, [3, 1, 2]],
    [{ column: 'received-bytes', descending: true }, [1, 3, 2]],
    [{ column: 'state', descending: false }, [1, 3, 2]],
    [{ column: 'activity', descending: false }, [3, 2, 1]],
    // Equal ones stay in the order of their numbers, either way round.
    [{ column: 'subprotocol', descending: true }, [1, 2, 3]],
  ] as [ConnectionOrder, number[]][])('is ordered by %o', (order, expected) => {
    expect(numbers(listConnections(known, '', order))).toEqual(expected)
  })

  it.each([
    ['/CHAT', [1, 3]],
    ['closed chrome', [2]],
    ['#3', [3]],
    ['chat chrome', []],
    ['  ', [1, 2, 3]],
  ])('has those that say %j', (search, expected) => {
    expect(numbers(listConnections(known, search, byNumber))).toEqual(expected)
  })

  it('forgets the oldest that have ended, and none that stands', () => {
    const ended = Array.from({ length: 1500 }, (_, index) => summary(index + 2, { state: 'closed' }))
    const connections = withConnections(withConnections(new Map(), [summary(1)]), ended)
    expect(connections.size).toBe(1001)
    expect(connections.has(1)).toBe(true)
    expect(connections.has(2)).toBe(false)
    expect(connections.has(1501)).toBe(true)
  })
})
