import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { canResumeRecording } from '../../../../renderer/store/recording-slice'
import { selectedSession } from '../../../../renderer/store/sessions-slice'
import { appError } from '../../../../shared/errors/app-error'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

const stopped = { state: 'stopped', error: appError('capture-write-failed'), events: 12, bytes: 4096 } as const

let inspector: FakeInspector
let store: AppStore
let id: string
const state = () => store.getState()
const resumption = () => state().resumptions.get(id)

beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  id = inspector.add(orderFeed(1, false), 'open').head.id
  inspector.change(id, { recording: stopped })
  state().selectSession(id)
})

describe('a recording that stopped', () => {
  it('goes on when it is asked to', async () => {
    await state().resumeRecording()
    expect(selectedSession(state())?.recording).toEqual({ state: 'on' })
    expect(resumption()).toBeUndefined()
  })

  it('keeps the reason and the number of attempts in vain, also while it is asked once more', async () => {
    inspector.failure = 'capture-write-failed'
    await state().resumeRecording()
    inspector.failure = 'internal'
    const second = state().resumeRecording()
    expect(resumption()).toMatchObject({ pending: true, failures: 1, error: { code: 'capture-write-failed' } })
    await second
    expect(resumption()).toMatchObject({ pending: false, failures: 2, error: { code: 'internal' } })
  })

  it('forgets the attempts in vain once it goes on', async () => {
    inspector.failure = 'capture-write-failed'
    await state().resumeRecording()
    await state().resumeRecording()
    expect(resumption()).toBeUndefined()
  })

  it('keeps the attempts of each session apart', async () => {
    inspector.failure = 'capture-write-failed'
    await state().resumeRecording()
    const other = inspector.add(orderFeed(1, false), 'open').head.id
    inspector.change(other, { recording: stopped })
    state().selectSession(other)
    expect(canResumeRecording(state())).toBe(true)
    await state().resumeRecording()
    expect(state().resumptions).toEqual(new Map([[id, expect.objectContaining({ failures: 1 })]]))
  })

  it.each([
    ['is recorded', { recording: { state: 'on' } }, false],
    ['is stopped', {}, true],
    ['is stopped and closing', { state: 'closing' }, true],
    ['is stopped and over', { state: 'closed' }, false],
  ] as const)('can be asked to go on when its session %s: %#', (_, change, can) => {
    inspector.change(id, change)
    expect(canResumeRecording(state())).toBe(can)
  })

  it('is not asked twice at once', async () => {
    inspector.failure = 'capture-write-failed'
    await Promise.all([state().resumeRecording(), state().resumeRecording()])
    expect(resumption()?.failures).toBe(1)
  })
})
