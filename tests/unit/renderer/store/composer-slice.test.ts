import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { senderState } from '../../../../renderer/store/composer-slice'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { emptyFrame } from '../../../../shared/composer/frame-draft'
import { FakeInspector } from '../../../support/fake-inspector'
import { utf8 } from '../../../support/bytes'

let inspector: FakeInspector
let store: AppStore
const state = () => store.getState()

beforeEach(async () => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem() {} })
  followLiveUpdates(bridge, store)
  await state().connect()
  inspector.open(state().selectedSession ?? '')
})

const framesSent = () =>
  inspector.sent
    .flatMap((outgoing) => (outgoing.kind === 'frames' ? outgoing.frames : []))
    .map(({ opcode, fin, payload }) => [opcode, fin, Buffer.from(payload).toString()])

describe('composer slice', () => {
  it('adds a frame that ends what the one before began, and keeps one at least', () => {
    state().compose({ kind: 'frames', frames: [{ ...emptyFrame, fin: false, text: 'a' }] })
    state().addFrame()
    expect(state().composer.frames.map(({ opcode, fin, text }) => [opcode, fin, text])).toEqual([
      [1, false, 'a'],
      [0, true, ''],
    ])
    expect(state().composer.frame).toBe(1)
    state().removeFrame()
    state().removeFrame()
    expect(state().composer.frames).toHaveLength(1)
    expect(state().composer.frame).toBe(0)
  })

  it('edits the frame that is chosen alone', () => {
    state().compose({ kind: 'frames', frames: [emptyFrame, emptyFrame] })
    state().editComposer({ frame: 1 })
    state().editFrame({ rsv1: true })
    expect(state().composer.frames.map(({ rsv1 }) => rsv1)).toEqual([false, true])
  })

  it('sends a message in fragments, or hands them to be edited', async () => {
    state().editComposer({ kind: 'text', text: 'abcdef' })
    state().editCutting({ by: 'every', every: '4' })
    await state().sendFragments()
    expect(framesSent()).toEqual([
      [1, false, 'abcd'],
      [0, true, 'ef'],
    ])
    state().editFragments()
    expect(state().composer).toMatchObject({ kind: 'frames', frames: [{ text: 'abcd' }, { text: 'ef', opcode: 0 }] })
  })

  it('knows of a message that frames began until it is ended, by hand or not', async () => {
    const unfinished = () => senderState(state()).unfinished
    state().compose({ kind: 'frames', frames: [{ ...emptyFrame, opcode: 2, fin: false }] })
    await state().send()
    expect(unfinished()).toBe(2)
    state().editComposer({ kind: 'ping' })
    await state().send()
    expect(unfinished()).toBe(2)
    state().editComposer({ kind: 'text', text: 'too soon' })
    await state().send()
    expect(unfinished()).toBeNull()
  })

  it('does not take a new connection for one inside a message', async () => {
    const session = state().selectedSession ?? ''
    inspector.change(session, { client: { connection: 1, next: null } })
    state().compose({ kind: 'frames', frames: [{ ...emptyFrame, opcode: 2, fin: false }] })
    await state().send()
    expect(senderState(state()).unfinished).toBe(2)
    inspector.change(session, { client: { connection: 2, next: null } })
    expect(senderState(state()).unfinished).toBeNull()
  })

  it('takes a file that is dropped, and sends its bytes', async () => {
    const file = { name: 'a.txt', size: 3, arrayBuffer: async () => utf8('abc').slice().buffer }
    await state().dropFiles([file])
    expect(state().composer).toMatchObject({ kind: 'file', file: { name: 'a.txt', length: 3 } })
    await state().send()
    state().editComposer({ fileAs: 'text' })
    await state().send()
    expect(inspector.sent).toEqual([
      { kind: 'binary', bytes: utf8('abc') },
      { kind: 'text', text: 'abc' },
    ])
  })

  it('takes the first of several files that are dropped, and says that it was the first', async () => {
    const fileOf = (name: string) => ({ name, size: 3, arrayBuffer: async () => utf8(name).slice().buffer })
    await state().dropFiles(['a.txt', 'b.txt', 'c.txt'].map(fileOf))
    expect(state().composer.file).toMatchObject({ name: 'a.txt' })
    expect(state().sendError).toEqual({ code: 'drop-too-many', params: { file: 'a.txt', others: '2' } })
    await state().send()
    expect(state().sendError).toBeNull()
    await state().dropFiles([])
    expect(state().composer.file).toMatchObject({ name: 'a.txt' })
  })

  it('refuses a file that is too large to be dropped', async () => {
    await state().dropFiles([
      { name: 'big', size: 5_000_000, arrayBuffer: () => Promise.reject(new Error('not read')) },
    ])
    expect(state().sendError).toMatchObject({ code: 'drop-too-large' })
    expect(state().composer.file).toBeNull()
  })

  it('remembers what was sent, but files, for the next run', async () => {
    state().editComposer({ kind: 'json', json: '[1]' })
    await state().send()
    expect(inspector.library.sent).toEqual([{ owner: null, message: { kind: 'json', json: '[1]' } }])
    const next = createAppStore(createBridge(inspector), { getItem: () => null, setItem() {} })
    await next.getState().loadHistory()
    expect(next.getState().history).toMatchObject([{ kind: 'json', content: '[1]' }])
  })

  it('repeats what the composer holds with what was typed, and nothing that is no number', async () => {
    state().editComposer({ kind: 'text', text: 'beat' })
    state().editRepeat({ every: '0' })
    await state().startRepeat()
    expect(inspector.repeated).toEqual([])
    state().editRepeat({ every: '250', times: '3' })
    await state().startRepeat()
    expect(inspector.repeated).toEqual([{ every: 250, times: 3, label: 'text beat' }])
  })
})
