import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { defaultSettings } from '../../../../shared/settings/settings'
import { FakeInspector } from '../../../support/fake-inspector'

let inspector: FakeInspector
let store: AppStore
beforeEach(() => {
  inspector = new FakeInspector()
  store = createAppStore(createBridge(inspector), { getItem: () => null, setItem: () => {} })
})
const state = () => store.getState()

describe('settings', () => {
  it('hold at once', () => {
    void state().changeSettings({ theme: 'dark', shortcuts: { 'find.open': 'F7' } })
    expect(state().settings.theme).toBe('dark')
    expect(state().shortcuts['find.open']).toBe('F7')
  })

  it('hold as the latest change has them, while earlier ones are on their way', async () => {
    const changes = [110, 125, 150].map((zoom) => state().changeSettings({ zoom }))
    expect(state().settings.zoom).toBe(150)
    await changes[0]
    expect(state().settings.zoom).toBe(150)
    await Promise.all(changes)
    expect(state().settings.zoom).toBe(150)
  })

  it('are taken back where they cannot be kept, and say why', async () => {
    inspector.failure = 'workspace-write-failed'
    await state().changeSettings({ theme: 'dark' })
    expect(state().settings.theme).toBe('system')
    expect(state().settingsError?.code).toBe('workspace-write-failed')
    await state().changeSettings({ theme: 'light' })
    expect(state().settingsError).toBeNull()
  })

  it('are as they were made after a reset', async () => {
    await state().changeSettings({ theme: 'dark' })
    await state().resetSettings()
    expect(state().settings).toEqual(defaultSettings)
  })
})
