import { beforeEach, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { isSubprotocolHidden, isTargetHidden } from '../../../../renderer/store/hidden-parts'
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
}

it('hides what is asked for and what is agreed on until somebody asks for the secrets of that session', () => {
  const profile = { url: 'ws://host/{{key}}', subprotocols: ['token.{{key}}'] }
  const hidden = () => [isTargetHidden(store.getState()), isSubprotocolHidden(store.getState())]
  select(profile, false)
  expect(hidden()).toEqual([false, false])
  select(profile, true)
  expect(hidden()).toEqual([true, true])
  store.getState().showSecrets(true)
  expect(hidden()).toEqual([false, false])
  select(profile, true)
  expect(hidden()).toEqual([true, true])
})

it('hides it in the other pane, whatever is asked for in the active one', () => {
  const profile = { url: 'ws://host/{{key}}', subprotocols: ['token.{{key}}'] }
  select(profile, true)
  store.getState().showSecrets(true)
  const shown = store.getState().selectedSession
  const hidden = () => [isTargetHidden(store.getState(), shown), isSubprotocolHidden(store.getState(), shown)]
  expect(hidden()).toEqual([false, false])
  select(profile, false)
  expect(hidden()).toEqual([true, true])
})
