import { describe, expect, it } from 'vitest'
import { appError } from '../../../../shared/errors/app-error'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
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
      importNotice: { state: 'done', sessions: 2, events: 12, failures: [] },
      selectedSession: sessions[0]?.head.id,
    })
    expect([...store.getState().sessions.keys()]).toEqual(sessions.map(({ head }) => head.id))
    store.getState().dismissImport()
    expect(store.getState().importNotice).toBeNull()
  })

  it.each<[string, (store: AppStore, session: string) => void]>([
    ['another session', (store, session) => store.getState().selectSession(session)],
    ['what is typed', (store) => store.getState().editDraft({ url: 'ws://typed/' })],
    ['a session that is started', (store) => void store.getState().connect()],
  ])('leaves %s in sight, and what was imported in a tab behind it', async (_, turn) => {
    const { inspector, store } = start()
    followLiveUpdates(inspector, store)
    const other = inspector.add(orderFeed(2, false), 'closed').head.id
    const imported = inspector.add(orderFeed(3, false), 'closed')
    let end = (): void => {}
    inspector.imported = new Promise((resolve) => (end = () => resolve(ok({ sessions: [imported], events: 3 }))))
    const importing = store.getState().importFile({})
    turn(store, other)
    end()
    await importing
    expect(store.getState().selectedSession).not.toBe(imported.head.id)
    expect(store.getState().tabs).toContain(imported.head.id)
    expect(store.getState().importNotice).toMatchObject({ state: 'done', sessions: 1 })
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
    expect(store.getState().importNotice).toEqual({ state: 'done', sessions: 0, events: 0, failures: [error] })
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

describe('files that the app is asked to open', () => {
  it('are imported one after another, and what each came to is told together', async () => {
    const { inspector, store } = start()
    const [one, other] = [inspector.add(orderFeed(3, false), 'closed'), inspector.add(orderFeed(2, false), 'closed')]
    const error = appError('import-empty', { file: 'a.har' })
    inspector.openedFiles.push(
      ok({ sessions: [one], events: 3 }),
      { ok: false, error },
      ok({ sessions: [other], events: 2 }),
    )
    await store.getState().importOpened()
    expect(store.getState()).toMatchObject({
      importNotice: { state: 'done', sessions: 2, events: 5, failures: [error] },
      selectedSession: other.head.id,
    })
  })

  it('are imported when the page starts, and when there are more', async () => {
    const { inspector, store } = start()
    const sessions = [inspector.add(orderFeed(3, false), 'closed'), inspector.add(orderFeed(2, false), 'closed')]
    inspector.openedFiles.push(ok({ sessions: [sessions[0]!], events: 3 }))
    followLiveUpdates(inspector, store)
    await expect.poll(() => store.getState().selectedSession).toBe(sessions[0]?.head.id)
    inspector.openedFiles.push(ok({ sessions: [sessions[1]!], events: 2 }))
    inspector.onFilesArrived()
    await expect.poll(() => store.getState().selectedSession).toBe(sessions[1]?.head.id)
  })

  it('wait for an import that is under way', async () => {
    const { inspector, store } = start()
    const [one, other] = [inspector.add(orderFeed(3, false), 'closed'), inspector.add(orderFeed(2, false), 'closed')]
    let end = (): void => {}
    inspector.imported = new Promise((resolve) => (end = () => resolve(ok({ sessions: [one], events: 3 }))))
    inspector.openedFiles.push(ok({ sessions: [other], events: 2 }))
    const importing = store.getState().importFile({})
    await store.getState().importOpened()
    expect(inspector.openedFiles).toHaveLength(1)
    end()
    await importing
    expect(inspector.openedFiles).toHaveLength(0)
    expect(store.getState().selectedSession).toBe(other.head.id)
  })

  it('leave the notice of the last import alone where there are none', async () => {
    const { inspector, store } = start()
    inspector.imported = ok({ sessions: [inspector.add(orderFeed(3, false), 'closed')], events: 3 })
    await store.getState().importFile({})
    await store.getState().importOpened()
    expect(store.getState().importNotice).toMatchObject({ state: 'done', sessions: 1 })
  })

  it('say nothing of one whose import was cancelled', async () => {
    const { inspector, store } = start()
    inspector.openedFiles.push(ok(null))
    await store.getState().importOpened()
    expect(store.getState().importNotice).toBeNull()
  })
})
