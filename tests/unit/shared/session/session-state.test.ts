import { describe, expect, it } from 'vitest'
import { isLive, nextState, type SessionHappening, type SessionState } from '../../../../shared/session/session-state'

const happenings: readonly SessionHappening[] = [
  'connect-asked',
  'opened',
  'close-asked',
  'close-received',
  'cancelled',
  'ended',
]

/** One row a state: what it becomes after each happening, in the order of `happenings`. */
const table: readonly [SessionState, readonly SessionState[]][] = [
  ['idle', ['connecting', 'idle', 'idle', 'idle', 'idle', 'idle']],
  ['connecting', ['connecting', 'open', 'connecting', 'connecting', 'cancelled', 'failed']],
  ['open', ['open', 'open', 'closing', 'closing', 'open', 'closed']],
  ['closing', ['closing', 'closing', 'closing', 'closing', 'closing', 'closed']],
  ['closed', ['connecting', 'closed', 'closed', 'closed', 'closed', 'closed']],
  ['cancelled', ['connecting', 'cancelled', 'cancelled', 'cancelled', 'cancelled', 'cancelled']],
  ['failed', ['connecting', 'failed', 'failed', 'failed', 'failed', 'failed']],
]

describe('nextState', () => {
  const rows = table.flatMap(([state, nexts]) =>
    nexts.map((next, index) => [state, happenings[index] ?? 'ended', next] as const),
  )
  it.each(rows)('turns %s on %s into %s', (state, happening, next) => {
    expect(nextState(state, happening)).toBe(next)
  })
})

describe('isLive', () => {
  it('holds from connecting until closed', () => {
    expect(table.map(([state]) => state).filter(isLive)).toEqual(['connecting', 'open', 'closing'])
  })
})
