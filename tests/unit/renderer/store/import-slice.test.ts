import { describe, expect, it } from 'vitest'
import { appError } from '../../../../shared/errors/app-error'
import { createAppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { FakeInspector, ok } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

const noStorage = { getItem: () => null, setItem() {} }
function start() {
  const inspector = new FakeInspector()
  const store = createAppStore(inspector, noStorage)
  return { inspector, store }
}

describe('importing', () => {
  it('shows the first of what was imported, and lists it all', async () => {
    const { inspector, store } = start()
    const sessions = [inspector.add(orderFeed(3, false), 'closed'), inspector.add(orderFeed(2, false), 'closed')]
    inspector.imported = ok({ sessions, events: 12 })
    await store.getState().importFile({})
    expect(store.getState()).toMatchObject({
      importNotice: { state: 'done', sessions: 2, events: 12 },
      selectedSession: sessions[0]?.head.id,
    })
    expect([...store.getState().sessions.keys()]).toEqual(sessions.map(({ head }) => head.id))
    store.getState().dismissImport()
    expect(store.getState().importNotice).toBeNull()
  })

  it('says nothing where the user changed their mind', async () => {
    const { store } = start()
    await store.getState().importFile(null)
    expect(store.getState().importNotice).toBeNull()
  })

  it('says why it came to nothing', async () => {
    const { inspector, store } = start()
    const error = appError('import-empty', { file: 'a.har' })
    inspector.imported = { ok: false, error }
    await store.getState().importFile(null)
    expect(store.getState().importNotice).toEqual({ state: 'failed', error })
  })

  it('tells how far it is, one at a time, and can be cancelled', async () => {
    const { inspector, store } = start()
    followLiveUpdates(inspector, store)
    inspector.onImportProgress({ name: 'late', done: 1 })
    expect(store.getState().importNotice).toBeNull()
    const importing = store.getState().importFile(null)
    inspector.onImportProgress({ name: 'a.har', done: 0.5 })
    expect(store.getState().importNotice).toEqual({ state: 'running', progress: { name: 'a.har', done: 0.5 } })
    store.getState().dismissImport()
    expect(store.getState().importNotice).not.toBeNull()
    await store.getState().cancelImport()
    expect(inspector.importsCancelled).toBe(1)
    await importing
  })
})
