import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { hiddenHeader, isTargetHidden } from '../../../../renderer/store/hidden-parts'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import type { ClientProfile } from '../../../../shared/session/client-profile'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
})

/** Selects a session that was started with something secret, or not. */
function select(profile: Partial<ClientProfile>, secrets: boolean) {
  const { head } = inspector.add(orderFeed(1, true), 'closed', profile)
  inspector.change(head.id, { head: { ...head, secrets } })
  store.getState().selectSession(head.id)
  return { ...head, secrets }
}

describe('hiddenHeader', () => {
  const headers: [string, string][] = [
    ['X-Key', '{{key}}'],
    ['X-Trace', 'on'],
  ]

  it('hides what carries secrets by its name, in any session and any case', () => {
    const hides = hiddenHeader(select({ headers }, false))
    expect(['AUTHORIZATION', 'set-cookie', 'X-Key', 'X-Trace'].filter(hides)).toEqual(['AUTHORIZATION', 'set-cookie'])
  })

  it('hides what a variable had a part in, where there were secrets', () => {
    const hides = hiddenHeader(select({ headers }, true))
    expect(['x-key', 'X-Trace'].filter(hides)).toEqual(['x-key'])
  })
})

describe('isTargetHidden', () => {
  it.each([
    ['ws://host/a?key={{key}}', true, true],
    ['ws://{{host}}?key={{key}}', true, true],
    ['ws://host/a?key={{key}}', false, false],
    ['ws://{{host}}:{{port}}/a', true, false],
    ['ws://host/a', true, false],
  ])('of %s, with secrets %s, is %s', (url, secrets, hidden) => {
    select({ url }, secrets)
    expect(isTargetHidden(store.getState())).toBe(hidden)
  })

  it('is not, once somebody has asked for the secrets of that session', () => {
    select({ url: 'ws://host/{{key}}' }, true)
    store.getState().showSecrets(true)
    expect(isTargetHidden(store.getState())).toBe(false)
    select({ url: 'ws://host/{{key}}' }, true)
    expect(isTargetHidden(store.getState())).toBe(true)
  })
})
