import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import type { UpdateStatus } from '../../../../shared/updates/update-status'
import { FakeInspector } from '../../../support/fake-inspector'

const found: UpdateStatus = { state: 'available', version: '2.0.0' }
let inspector: FakeInspector
let store: AppStore
beforeEach(() => {
  inspector = new FakeInspector()
  store = createAppStore(createBridge(inspector), { getItem: () => null, setItem: () => {} })
})
const state = () => store.getState()

describe('newer versions', () => {
  it('are known that were found before the window listened', async () => {
    inspector.updateStatus = found
    followLiveUpdates(createBridge(inspector), store)
    await expect.poll(() => state().update).toEqual(found)
  })

  it('are as main has told last', async () => {
    inspector.updateStatus = found
    const loaded = state().loadUpdate()
    state().applyUpdate({ state: 'ready', version: '2.0.0' })
    await loaded
    expect(state().update).toEqual({ state: 'ready', version: '2.0.0' })
  })

  it('are told of until that is put away, whatever is open meanwhile', () => {
    state().applyUpdate(found)
    state().dismissVersion('2.0.0')
    state().showSettings('updates')
    state().showSettings(null)
    expect(state().dismissedVersion).toBe('2.0.0')
  })

  it('say why nobody could be asked', async () => {
    await state().checkForUpdate()
    expect(state().updateError?.code).toBe('update-not-set-up')
    await state().downloadUpdate()
    expect(state().updateError).toBeNull()
  })
})
