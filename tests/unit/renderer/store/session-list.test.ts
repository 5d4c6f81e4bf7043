import { describe, expect, it } from 'vitest'
import {
  hasSeveralConnections,
  sessionIds,
  withSummaries,
  withTick,
  withoutKeys,
} from '../../../../renderer/store/session-list'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

const inspector = new FakeInspector()
const older = inspector.add(orderFeed(1, true), 'closed')
const newer = inspector.add(orderFeed(1, false), 'open')
const tick = { tick: 1, sessions: [], deleted: [], views: [], connections: [], replays: [], exports: [] }

describe('session list', () => {
  it('lists the newest session first', () => {
    expect(sessionIds(withSummaries(new Map(), [older, newer]))).toEqual([newer.head.id, older.head.id])
  })

  it('keeps what a tick told over an older list', () => {
    const told = withTick(new Map(), { ...tick, sessions: [{ ...newer, state: 'closing' }] })
    expect(withSummaries(told, [newer]).get(newer.head.id)?.state).toBe('closing')
  })

  it('leaves a session that a tick does not name the same object', () => {
    const before = withSummaries(new Map(), [older, newer])
    const after = withTick(before, { ...tick, sessions: [{ ...newer, fileLength: 1 }] })
    expect(after.get(older.head.id)).toBe(before.get(older.head.id))
    expect(after.get(newer.head.id)?.fileLength).toBe(1)
  })

  it('leaves the whole list the same when a tick says nothing', () => {
    const before = withSummaries(new Map(), [older])
    expect(withTick(before, tick)).toBe(before)
  })

  it('takes deleted sessions off the list', () => {
    const before = withSummaries(new Map(), [older, newer])
    expect(sessionIds(withTick(before, { ...tick, deleted: [newer.head.id] }))).toEqual([older.head.id])
    expect(sessionIds(withoutKeys(before, [older.head.id]))).toEqual([newer.head.id])
  })

  it.each([
    [{}, 1, false],
    [{}, 2, true],
    [{ reconnect: { ...defaultClientProfile.reconnect, enabled: true } }, 1, true],
    [{ redirects: { ...defaultClientProfile.redirects, follow: true } }, 1, true],
  ])('tells whether a client has several connections, or may have: %j with %i so far', (part, connection, several) => {
    const session = new FakeInspector().add(orderFeed(0, false), 'open', part)
    expect(hasSeveralConnections({ ...session, client: { connection, next: null } })).toBe(several)
  })
})
