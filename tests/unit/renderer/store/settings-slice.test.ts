import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import type { Result } from '../../../../shared/errors/app-error'
import { defaultSettings, type Settings } from '../../../../shared/settings/settings'
import { fail, FakeInspector } from '../../../support/fake-inspector'

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

  it('keep what was decided after a change that cannot be kept, whichever answer comes first', async () => {
    const answers: ((reply: Result<Settings>) => void)[] = []
    Object.assign(inspector.settings, { change: () => new Promise((resolve) => answers.push(resolve)) })
    store = createAppStore(createBridge(inspector), { getItem: () => null, setItem: () => {} })
    const zoomed = state().changeSettings({ zoom: 150 })
    const darkened = state().changeSettings({ theme: 'dark' })
    answers[0]?.(fail('workspace-write-failed'))
    await zoomed
    expect(state().settings).toMatchObject({ zoom: defaultSettings.zoom, theme: 'dark' })
    answers[1]?.(fail('workspace-write-failed'))
    await darkened
    expect(state().settings).toEqual(defaultSettings)
  })

  it('are never taken back to what was not kept either', async () => {
    inspector.failure = 'workspace-write-failed'
    const first = state().changeSettings({ zoom: 110 })
    inspector.failure = 'workspace-write-failed'
    await Promise.all([first, state().changeSettings({ zoom: 125 })])
    expect(state().settings.zoom).toBe(defaultSettings.zoom)
  })

  it('are as they were made after a reset', async () => {
    await state().changeSettings({ theme: 'dark' })
    await state().resetSettings()
    expect(state().settings).toEqual(defaultSettings)
  })
})
