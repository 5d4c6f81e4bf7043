import type { ExportStatus } from '../../../../shared/formats/export-status'
import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { selectedSession } from '../../../../renderer/store/sessions-slice'
import { readKept } from '../../../../renderer/store/read-kept'
import { selectRow } from '../../../../renderer/store/row-selection'
import { viewOf } from '../../../../renderer/store/timeline-view'
import type { Inspector } from '../../../../shared/ipc/contract'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { defaultServerProfile } from '../../../../shared/session/server-profile'
import { defaultSettings } from '../../../../shared/settings/settings'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
let stored: Map<string, string>
const state = () => store.getState()

/** The bridge to the same main, which reads captures in another way. */
const bridgeWith = (timeline: Inspector['timeline']) =>
  createBridge(Object.assign(Object.create(inspector) as FakeInspector, { timeline }))

beforeEach(() => {
  inspector = new FakeInspector()
  stored = new Map()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  }
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, storage)
  followLiveUpdates(bridge, store)
})

describe('app store', () => {
  it('acknowledges every tick after applying it', () => {
    const { head } = inspector.add(orderFeed(0, false), 'open')
    expect(state().sessions.has(head.id)).toBe(true)
    expect(inspector.acknowledged).toEqual([1])
  })

  it('selects the session that Connect started', async () => {
    state().editDraft({ url: 'ws://127.0.0.1:9001/' })
    await state().connect()
    expect(selectedSession(state())).toMatchObject({
      state: 'connecting',
      head: { profile: { url: 'ws://127.0.0.1:9001/' } },
    })
  })

  it('does not start a second session while one is connecting', async () => {
    await Promise.all([state().connect(), state().connect()])
    await state().connect()
    expect(state().sessions.size).toBe(1)
  })

  it('starts a server where the draft is of one, and keeps its draft over a restart', async () => {
    state().chooseMode('server')
    state().editServerDraft({ port: 9001 })
    await state().connect()
    expect(selectedSession(state())?.head).toMatchObject({ mode: 'server', profile: { port: 9001 } })
    const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: () => {} }
    const { drafts } = await readKept(storage)
    const restarted = createAppStore(createBridge(inspector), storage, defaultSettings, drafts)
    expect(restarted.getState()).toMatchObject({ mode: 'server', serverDraft: { port: 9001 } })
  })

  it('shows of which mode the session is that is opened, and begins afresh in that mode', () => {
    const server = inspector.addServer({ ...defaultServerProfile, port: 9001 })
    const client = inspector.add(orderFeed(1, true), 'closed')
    state().selectSession(server.head.id)
    expect(state()).toMatchObject({ mode: 'server', serverDraft: { port: 9001 } })
    state().selectSession(client.head.id)
    expect(state().mode).toBe('client')
    state().selectSession(server.head.id)
    state().newSession()
    expect(state()).toMatchObject({ mode: 'server', serverDraft: { port: 0 } })
  })

  it('connects again with the secrets that were typed, which a session does not know, as long as the window stands', async () => {
    const auth = { kind: 'bearer', token: 'hush' } as const
    state().editDraft({ url: 'ws://me:hush@localhost/', auth })
    await state().connect()
    const started = state().selectedSession ?? ''
    expect(JSON.stringify(selectedSession(state())?.head)).not.toContain('hush')
    expect(state().draft).toMatchObject({ url: 'ws://me:hush@localhost/', auth })
    state().newSession()
    expect(state().draft.auth).toEqual({ kind: 'none' })
    state().selectSession(started)
    expect(state().draft).toMatchObject({ url: 'ws://me:hush@localhost/', auth })
    expect(JSON.stringify([...stored.values()])).not.toContain('hush')
  })

  it('shows the handshake of the newest connection of a client, unless a row of another one is selected', async () => {
    const { head } = inspector.add(orderFeed(1, false), 'open')
    state().selectSession(head.id)
    inspector.change(head.id, { client: { connection: 3, next: null } })
    expect(state().handshake?.connection).toBe(3)
    state().selectEvent(1)
    await setImmediate()
    expect(state().handshake?.connection).toBe(1)
  })

  const firstRow = { event: 0, selection: selectRow(null, 0, [0, 0], 'only') }

  it('goes to the next mark from a row that was chosen and is still on its way', async () => {
    const { head } = inspector.add(orderFeed(100, false), 'closed')
    state().selectSession(head.id)
    await setImmediate()
    store.setState({ annotations: new Map([5, 20].map((event) => [event, { event, mark: true, note: null }])) })
    state().selectEvent(20)
    state().selectOnArrival(setImmediate(firstRow))
    await state().goToMark('next')
    expect(viewOf(state().views, head.id).selected).toBe(5)
  })

  it('copies the row that was chosen last, while it is still on its way', async () => {
    const { head } = inspector.add(orderFeed(100, false), 'closed')
    state().selectSession(head.id)
    state().selectEvent(2)
    await setImmediate()
    await state().copyRow()
    state().selectOnArrival(setImmediate({ ...firstRow, event: 3 }))
    await state().copyRow()
    const [before, last] = inspector.copied
    expect(last).not.toBe(before)
    state().selectEvent(2)
    await state().copyRow()
    expect(inspector.copied.at(-1)).toBe(before)
  })

  it('shows the session that it started where its draft is more than is stored of a page', async () => {
    const full = createAppStore(createBridge(inspector), {
      getItem: () => null,
      setItem() {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    await full.getState().connect()
    expect(full.getState().selectedSession).not.toBeNull()
    expect(full.getState().startedWith.size).toBe(1)
  })

  it('forgets what a session was started with when that is deleted', async () => {
    await state().connect()
    const id = state().selectedSession ?? ''
    inspector.end(id, 'closed')
    expect(state().startedWith.has(id)).toBe(true)
    await state().deleteSession(id)
    expect(state().startedWith.size).toBe(0)
  })

  it('leaves what was selected while another row was on its way', async () => {
    const { head } = inspector.add(orderFeed(100, false), 'closed')
    state().selectSession(head.id)
    state().selectOnArrival(setImmediate(firstRow))
    state().selectEvent(7)
    await setImmediate()
    await setImmediate()
    expect(viewOf(state().views, head.id).selected).toBe(7)
  })

  it('keeps the error of a refused Connect until the draft changes', async () => {
    inspector.failure = 'url-scheme'
    await state().connect()
    expect(state().sessionError?.code).toBe('url-scheme')
    state().editDraft({ url: 'ws://x' })
    expect(state().sessionError).toBeNull()
  })

  it.each([
    ['header-invalid', 'headers'],
    ['subprotocol-invalid', 'protocols'],
  ] as const)('opens the tab whose field %s is about', async (code, tab) => {
    inspector.failure = code
    await state().connect()
    expect(state().optionsTab).toBe(tab)
  })

  it('leaves the tabs as they are when the URL is wrong', async () => {
    inspector.failure = 'url-invalid'
    await state().connect()
    expect(state().optionsTab).toBeNull()
  })

  it('does not send rows of headers that are empty', async () => {
    const half = ['', 'value without a name'] as [string, string]
    state().editDraft({ headers: [['', ''], ['X-Empty', ''], half] })
    await state().connect()
    expect(selectedSession(state())?.head.profile).toMatchObject({ headers: [['X-Empty', ''], half] })
  })

  it('fills the draft with the profile of a session that is opened', () => {
    const { head } = inspector.add(orderFeed(1, true), 'closed', { url: 'ws://old.example/' })
    state().selectSession(head.id)
    expect(state().draft.url).toBe('ws://old.example/')
    state().newSession()
    expect(state().draft.url).toBe('')
  })

  it('closes an open session and then drops it', async () => {
    await state().connect()
    inspector.open(state().selectedSession ?? '')
    await state().disconnect()
    expect(selectedSession(state())?.state).toBe('closing')
    await state().disconnect()
    expect(selectedSession(state())?.state).toBe('closed')
  })

  it('shows the event that was selected last, whatever answer comes first', async () => {
    const { read } = inspector.timeline
    const answers = new Map<number, () => void>()
    const timeline: Inspector['timeline'] = {
      ...inspector.timeline,
      read: async (input) => {
        await new Promise<void>((resolve) => answers.set(input.event, resolve))
        return read(input)
      },
    }
    const bridge = bridgeWith(timeline)
    const slow = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
    followLiveUpdates(bridge, slow)
    const { head } = inspector.add(orderFeed(5, true), 'closed')
    slow.getState().selectSession(head.id)
    slow.getState().selectEvent(3)
    slow.getState().selectEvent(5)
    answers.get(5)?.()
    await vi.waitFor(() => expect(slow.getState().reading?.answer?.ok).toBe(true))
    const shown = slow.getState().reading
    answers.get(3)?.()
    // A timer runs after all the promises that the late answer goes through.
    await new Promise((resolve) => setTimeout(resolve))
    expect(slow.getState().reading).toBe(shown)
    expect(shown?.event).toBe(5)
  })

  it('keeps the selection of each session while another is shown', async () => {
    const first = inspector.add(orderFeed(5, true), 'closed').head.id
    const second = inspector.add(orderFeed(5, true), 'closed').head.id
    state().selectSession(first)
    state().selectEvent(4)
    state().selectSession(second)
    expect(state().reading).toBeNull()
    state().selectSession(first)
    expect(viewOf(state().views, first).selected).toBe(4)
    expect(state().reading?.event).toBe(4)
  })

  it('asks for the handshake until the answer of the server is on disk', async () => {
    let onDisk = false
    let asked = 0
    const timeline: Inspector['timeline'] = {
      ...inspector.timeline,
      handshake: async (input) => {
        asked += 1
        const reply = await inspector.timeline.handshake(input)
        if (onDisk || !reply.ok || !('request' in reply.value.event)) return reply
        const { event, connection, time, request } = reply.value.event
        return {
          ok: true,
          value: { ...reply.value, event: { kind: 'handshake-sent', event, connection, time, request } },
        }
      },
    }
    const bridge = bridgeWith(timeline)
    const early = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
    followLiveUpdates(bridge, early)
    const { id } = inspector.add(orderFeed(1, false), 'open').head
    early.getState().selectSession(id)
    const shown = () => early.getState().handshake?.answer
    await vi.waitFor(() => expect(shown()).toMatchObject({ value: { event: { kind: 'handshake-sent' } } }))
    onDisk = true
    inspector.grow(id, 1)
    await vi.waitFor(() => expect(shown()).toMatchObject({ value: { event: { kind: 'handshake-accepted' } } }))
    inspector.grow(id, 1)
    expect(asked).toBe(2)
  })

  it('shows the handshake of the connection that the selected row belongs to', async () => {
    const asked: number[] = []
    const timeline: Inspector['timeline'] = {
      ...inspector.timeline,
      read: async (input) => {
        const reply = await inspector.timeline.read(input)
        return reply.ok
          ? { ok: true, value: { ...reply.value, event: { ...reply.value.event, connection: 7 } } }
          : reply
      },
      handshake: (input) => {
        asked.push(input.connection)
        return inspector.timeline.handshake(input)
      },
    }
    const bridge = bridgeWith(timeline)
    const many = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
    followLiveUpdates(bridge, many)
    many.getState().selectSession(inspector.add(orderFeed(5, true), 'closed').head.id)
    many.getState().selectEvent(3)
    await vi.waitFor(() => expect(asked).toEqual([1, 7]))
    expect(many.getState().handshake?.connection).toBe(7)
  })

  it('sends only while open, and remembers what it sent', async () => {
    await state().connect()
    state().editComposer({ text: 'Hello' })
    await state().send()
    expect(inspector.sent).toEqual([])
    inspector.open(state().selectedSession ?? '')
    await state().send()
    expect(inspector.sent).toEqual([{ kind: 'text', text: 'Hello' }])
    expect(state().history).toHaveLength(1)
  })

  it('never sends what the field refuses', async () => {
    await state().connect()
    inspector.open(state().selectedSession ?? '')
    state().editComposer({ kind: 'hex', hex: '486' })
    await state().send()
    expect(inspector.sent).toEqual([])
  })

  it('shows a new session when the selected one is deleted', async () => {
    const { head } = inspector.add(orderFeed(1, true), 'closed')
    state().selectSession(head.id)
    await state().deleteSession(head.id)
    expect(state().selectedSession).toBeNull()
    expect(state().sessions.size).toBe(0)
  })

  it('connects to the demo server', async () => {
    await state().startDemo()
    expect(selectedSession(state())?.head.profile).toMatchObject({ url: 'ws://127.0.0.1:9001/demo' })
  })

  it('keeps what shows the demo out of what is connected to next', async () => {
    await state().startDemo()
    expect(selectedSession(state())?.head.profile).toMatchObject({ reconnect: { enabled: true } })
    expect(state().draft).toEqual({ ...defaultClientProfile, url: 'ws://127.0.0.1:9001/demo' })
  })

  it('says why there is no demo', async () => {
    inspector.failure = 'url-invalid'
    expect(await state().startDemo()).toBeNull()
    expect(state().sessionError).toMatchObject({ code: 'url-invalid' })
  })

  const running: ExportStatus = {
    export: 'e1',
    session: '',
    format: 'ndjson',
    path: '/tmp/a.ndjson',
    outcome: { state: 'running', events: 0, part: 0, bytes: 0 },
  }
  const done: ExportStatus = {
    ...running,
    outcome: { state: 'done', events: 12, bytes: 99, missing: { events: 0, bytes: 0 }, unreadable: 0, hidden: null },
  }

  async function prepareExport(): Promise<void> {
    const { head } = inspector.add(orderFeed(1, true), 'closed')
    state().selectSession(head.id)
    await state().prepareExport(head.id, 'all')
  }

  it('follows an export to its end, and keeps where it was written until that is put away', async () => {
    await prepareExport()
    inspector.exported = running
    await state().startExport()
    expect(state().exportStatus).toEqual(running)
    state().dismissExport()
    state().applyExports([{ ...done, export: 'another' }])
    expect(state().exportStatus).toEqual(running)
    state().applyExports([done])
    expect(state().exportStatus).toEqual(done)
    state().dismissExport()
    expect(state().exportStatus).toBeNull()
  })

  it('knows of an export that was over before the reply to what began it came', async () => {
    await prepareExport()
    inspector.exported = running
    const starting = state().startExport()
    state().applyExports([done])
    await starting
    expect(state().exportStatus).toEqual(done)
  })

  it('says why an export could not begin', async () => {
    await prepareExport()
    inspector.failure = 'export-failed'
    await state().startExport()
    expect(state().exportError).toMatchObject({ code: 'export-failed' })
  })

  it('keeps what was prepared where the user has not said where to', async () => {
    await prepareExport()
    await state().startExport()
    expect([state().exportStatus, state().exportError, state().exportAsked]).toEqual([null, null, false])
    expect(state().exportDraft).not.toBeNull()
  })

  it('hides secrets in each export anew, and keeps the format', async () => {
    await prepareExport()
    await state().editExport({ format: 'csv', redact: false })
    expect(inspector.previewedExport).toMatchObject({ format: 'csv', redact: false, choice: { kind: 'all' } })
    state().closeExport()
    await prepareExport()
    expect(state().exportDraft).toMatchObject({ format: 'csv', redact: true })
  })

  it('proposes to export with the secrets, where that was decided', async () => {
    await state().changeSettings({ redactExports: false })
    await prepareExport()
    expect(state().exportDraft).toMatchObject({ redact: false })
  })
})
