import { describe, expect, it } from 'vitest'
import { isLive, nextState, type SessionHappening, type SessionState } from '../../../../shared/session/session-state'

const happenings: readonly SessionHappening[] = [
  'connect-asked',
  'opened',
  'close-asked',
  'close-received',
  'lost',
  'closed',
  'cancelled',
  'failed',
]

/** One row a state: what it becomes after each happening, in the order of `happenings`. */
const table: readonly [SessionState, readonly SessionState[]][] = [
  ['idle', ['connecting', 'idle', 'idle', 'idle', 'idle', 'idle', 'idle', 'idle']],
  ['connecting', ['connecting', 'open', 'connecting', 'connecting', 'waiting', 'closed', 'cancelled', 'failed']],
  ['open', ['open', 'open', 'closing', 'closing', 'waiting', 'closed', 'cancelled', 'failed']],
  ['closing', ['closing', 'closing', 'closing', 'closing', 'waiting', 'closed', 'cancelled', 'failed']],
  ['waiting', ['connecting', 'waiting', 'waiting', 'waiting', 'waiting', 'closed', 'cancelled', 'failed']],
  ['closed', ['connecting', ...Array<SessionState>(7).fill('closed')]],
  ['cancelled', ['connecting', ...Array<SessionState>(7).fill('cancelled')]],
  ['failed', ['connecting', ...Array<SessionState>(7).fill('failed')]],
]

describe('nextState', () => {
  const rows = table.flatMap(([state, nexts]) =>
    nexts.map((next, index) => [state, happenings[index] ?? 'failed', next] as const),
  )
  it.each(rows)('turns %s on %s into %s', (state, happening, next) => {
    expect(nextState(state, happening)).toBe(next)
  })
})

describe('isLive', () => {
  it('holds from connecting to the end, while waiting as well', () => {
    expect(table.map(([state]) => state).filter(isLive)).toEqual(['connecting', 'open', 'closing', 'waiting'])
  })
})
