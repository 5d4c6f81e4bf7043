import { describe, expect, it } from 'vitest'
import { sessionFace } from '../../../../renderer/store/session-face'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

const add = (state: 'closed' | 'open') =>
  new FakeInspector().add(orderFeed(1, true), state, { url: 'ws://one.example/feed' })

describe('the face of a session', () => {
  it('says where it goes and how it is', () => {
    expect(sessionFace(add('open'))).toMatchObject({ name: 'one.example/feed', shape: '●', tone: 'received' })
    expect(sessionFace(add('closed'))).toMatchObject({ shape: '○', tone: 'faint' })
  })

  it('is worked out once for as long as nothing changes in the session', () => {
    const session = add('open')
    expect(sessionFace(session)).toBe(sessionFace(session))
  })
})
