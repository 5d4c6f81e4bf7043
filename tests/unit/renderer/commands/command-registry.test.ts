import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createCommandRegistry } from '../../../../renderer/commands/command-registry'
import { createFocusTargets, type FocusTargets } from '../../../../renderer/commands/focus-targets'
import { linkMenu } from '../../../../renderer/commands/menu-link'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
let focus: FocusTargets

beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  focus = createFocusTargets()
  followLiveUpdates(bridge, store)
  linkMenu(bridge, store, createCommandRegistry(store, bridge, focus))
})

describe('commands', () => {
  it('run when the menu asks for them', () => {
    inspector.push('timeline.messages')
    expect(store.getState().filter.unit).toBe('messages')
  })

  it('do not run when they make no sense, whoever asks', () => {
    inspector.push('session.delete')
    expect(store.getState().deletionAsked).toBeNull()
  })

  it('are reported to the menu as they become possible', async () => {
    expect(inspector.enabled).not.toContain('session.disconnect')
    await store.getState().connect()
    expect(inspector.enabled).toContain('session.disconnect')
    expect(inspector.enabled).not.toContain('session.connect')
    expect(inspector.enabled).not.toContain('composer.send')
    inspector.open(store.getState().selectedSession ?? '')
    expect(inspector.enabled).toContain('composer.send')
  })

  it('are reported only when something changed', () => {
    const { head } = inspector.add(orderFeed(0, false), 'open')
    store.getState().selectSession(head.id)
    const before = inspector.enabled
    inspector.grow(head.id, 1000)
    expect(inspector.enabled).toBe(before)
  })

  it('move the keyboard to what is drawn', () => {
    const focusUrl = vi.fn<() => void>()
    const leave = focus.register('url', focusUrl)
    inspector.push('url.focus')
    expect(focusUrl).toHaveBeenCalledTimes(1)
    leave()
    inspector.push('url.focus')
    expect(focusUrl).toHaveBeenCalledTimes(1)
  })
})
