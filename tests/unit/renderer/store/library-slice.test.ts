import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { FakeInspector } from '../../../support/fake-inspector'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let store: AppStore
const state = () => store.getState()
const names = () => state().libraryMessages.map(({ name }) => name)

beforeEach(() => {
  inspector = new FakeInspector()
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem() {} })
  followLiveUpdates(bridge, store)
})

async function keep(text: string): Promise<void> {
  state().editComposer({ kind: 'text', text })
  await state().keepComposed()
}

describe('library slice', () => {
  it('keeps what the composer holds under the start of what it says, and asks for a name', async () => {
    await keep(`  subscribe\nto ${'x'.repeat(100)}`)
    expect(names()).toEqual([`subscribe to ${'x'.repeat(100)}`.slice(0, 40)])
    expect(state().namedMessage).toBe(state().libraryMessages[0]?.path)
  })

  it('names a message that says nothing after its kind', async () => {
    state().editComposer({ kind: 'ping' })
    await state().keepComposed()
    expect(names()).toEqual(['Ping'])
  })

  it('sends a message without touching what the composer holds', async () => {
    await keep('kept')
    await state().connect()
    inspector.open(state().selectedSession ?? '')
    state().editComposer({ text: 'being written' })
    await state().sendMessage('kept.json')
    expect(inspector.sent).toEqual([{ kind: 'text', text: 'kept' }])
    expect(state().composer.text).toBe('being written')
    expect(state().history[0]?.content).toBe('kept')
  })

  it('brings a message into its tab and leaves the others', async () => {
    await keep('kept')
    state().editComposer({ kind: 'json', json: '[1]', text: '' })
    expect(await state().composeMessage('kept.json')).toBe(true)
    expect(state().composer).toMatchObject({ kind: 'text', text: 'kept', json: '[1]' })
  })

  it('says why a message cannot be had', async () => {
    expect(await state().composeMessage('gone.json')).toBe(false)
    expect(state().libraryError).toMatchObject({ code: 'message-not-found' })
  })

  it('moves messages among those that are shown, and no further than their ends', async () => {
    for (const text of ['a', 'b', 'c']) await keep(text)
    await state().moveMessage('c.json', 'up')
    expect(names()).toEqual(['a', 'c', 'b'])
    await state().moveMessage('a.json', 'down')
    expect(names()).toEqual(['c', 'a', 'b'])
    await state().moveMessage('c.json', 'up')
    await state().moveMessage('b.json', 'down')
    expect(names()).toEqual(['c', 'a', 'b'])
  })

  it('takes back what replaced a message', async () => {
    await keep('kept')
    state().editComposer({ text: 'another' })
    await state().overwriteMessage('kept.json')
    await state().composeMessage('kept.json')
    expect(state().composer.text).toBe('another')
    expect(state().lostMessage).toMatchObject({ kind: 'replaced', name: 'kept' })
    await state().restoreMessage()
    await state().composeMessage('kept.json')
    expect(state().composer.text).toBe('kept')
    expect(state().lostMessage).toBeNull()
  })

  it('goes to the message after one that is deleted, or before it where it was the last', async () => {
    for (const text of ['a', 'b', 'c']) await keep(text)
    state().goToMessage('b.json')
    await state().deleteMessage('b.json')
    expect(state().activeMessage).toBe('c.json')
    await state().deleteMessage('c.json')
    expect(state().activeMessage).toBe('a.json')
  })

  it('stays at a message that is renamed', async () => {
    await keep('a')
    await state().nameMessage('a.json', 'b')
    expect(state().activeMessage).toBe(state().libraryMessages[0]?.path)
  })

  it('adds the row that is selected', async () => {
    const { head } = inspector.add(orderFeed(2, false), 'closed')
    state().selectSession(head.id)
    state().selectEvent(3)
    await expect.poll(() => state().reading?.answer?.ok).toBe(true)
    await state().keepRow()
    expect(state().libraryMessages).toHaveLength(1)
  })
})
