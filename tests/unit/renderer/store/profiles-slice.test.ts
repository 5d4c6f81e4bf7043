import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { changedOutside, isUnsaved } from '../../../../renderer/store/open-profile'
import { selectedSession } from '../../../../renderer/store/sessions-slice'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { demoProfile } from '../../../../shared/session/demo-profile'
import { FakeInspector } from '../../../support/fake-inspector'
import type { FakeProfiles } from '../../../support/fake-profiles'
import { orderFeed } from '../../../support/order-feed'

let inspector: FakeInspector
let profiles: FakeProfiles
let store: AppStore
const state = () => store.getState()
const draft = (url: string) => ({ ...defaultClientProfile, url })

beforeEach(async () => {
  inspector = new FakeInspector()
  profiles = inspector.profile as FakeProfiles
  const bridge = createBridge(inspector)
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  await profiles.create({ folder: '', name: 'one', profile: draft('ws://one/') })
  await profiles.create({ folder: '', name: 'two', profile: draft('ws://two/') })
})

describe('profiles', () => {
  it('fill the connect bar when they are opened', async () => {
    await state().openProfile('one.json')
    expect(state().draft.url).toBe('ws://one/')
    expect(isUnsaved(state())).toBe(false)
  })

  it('are marked when the connect bar is edited, until they are saved', async () => {
    await state().openProfile('one.json')
    state().editDraft({ url: 'ws://edited/' })
    expect(isUnsaved(state())).toBe(true)
    await state().saveProfile()
    expect(isUnsaved(state())).toBe(false)
    expect(profiles.profiles.get('one.json')?.profile).toMatchObject({ url: 'ws://edited/' })
  })

  it('are not edited by a header that nobody has filled in', async () => {
    await state().openProfile('one.json')
    state().editDraft({ headers: [['', '']] })
    expect(isUnsaved(state())).toBe(false)
  })

  it('keep their edits while another one is in the connect bar', async () => {
    await state().openProfile('one.json')
    state().editDraft({ url: 'ws://edited/' })
    await state().openProfile('two.json')
    expect(state().draft.url).toBe('ws://two/')
    expect([...state().unsavedProfiles.keys()]).toEqual([profiles.profiles.get('one.json')?.id])
    await state().openProfile('one.json')
    expect(state().draft.url).toBe('ws://edited/')
    expect(state().unsavedProfiles.size).toBe(0)
    expect(isUnsaved(state())).toBe(true)
  })

  it('take edits back', async () => {
    await state().openProfile('one.json')
    state().editDraft({ url: 'ws://edited/' })
    await state().reloadProfile()
    expect(state().draft.url).toBe('ws://one/')
  })

  it('are made of what was typed, and named after where that leads', async () => {
    state().editDraft({ url: 'wss://ann:secret@feed.example.com/v2' })
    await state().saveProfile()
    expect(state().profile?.name).toBe('feed.example.com/v2')
    expect(state().renamedEntry).toBe(state().profile?.path)
  })

  it('give their sessions a name, and stay open while those run', async () => {
    await state().openProfile('one.json')
    await state().connect()
    expect(selectedSession(state())?.head.savedAs).toEqual({ id: state().profile?.id, name: 'one' })
    expect(state().profile?.name).toBe('one')
    state().selectSession(inspector.add(orderFeed(1, true), 'closed').head.id)
    expect(state().profile).toBeNull()
  })

  it('are left by a press of the other kind', async () => {
    await state().openProfile('one.json')
    state().chooseMode('server')
    expect(state().profile).toBeNull()
    expect(isUnsaved(state())).toBe(false)
  })

  it('stay in the connect bar when they are deleted, and come back', async () => {
    await state().openProfile('one.json')
    await state().deleteEntry('one.json', 'one')
    expect(state().profile).toBeNull()
    expect(state().draft.url).toBe('ws://one/')
    expect(state().deletedProfile).toMatchObject({ name: 'one' })
    await state().restoreDeleted()
    expect(state().deletedProfile).toBeNull()
    expect(profiles.profiles.has('one.json')).toBe(true)
  })

  it('say why something came to nothing', async () => {
    await state().openProfile('none.json')
    expect(state().profileError?.code).toBe('profile-not-found')
    state().dismissProfileNotice()
    expect(state().profileError).toBeNull()
  })
})

describe('what is typed for no profile', () => {
  beforeEach(() => state().editDraft({ url: 'ws://typed/' }))
  const waiting = () => state().waitingDrafts.map((typed) => (typed.mode === 'client' ? typed.url : typed.port))

  it.each<[string, () => unknown]>([
    ['a session', () => state().selectSession(inspector.add(orderFeed(1, true), 'closed').head.id)],
    ['a profile', () => state().openProfile('one.json')],
    ['a new profile', () => state().createProfile('', 'client')],
    ['a new session', () => state().newSession()],
    ['the demo', () => state().startDemo()],
  ])('waits while the connect bar holds %s', async (_, leave) => {
    await leave()
    expect(state().draft.url).not.toBe('ws://typed/')
    expect(waiting()).toEqual(['ws://typed/'])
    state().resumeDraft(state().waitingDrafts[0] ?? defaultClientProfile)
    expect(state()).toMatchObject({ profile: null, selectedSession: null, waitingDrafts: [] })
    expect(state().draft.url).toBe('ws://typed/')
    state().newSession()
    expect(waiting()).toEqual(['ws://typed/'])
  })

  it('waits by the side of what is typed for a server', async () => {
    state().chooseMode('server')
    state().editServerDraft({ port: 9001 })
    await state().openProfile('one.json')
    expect(waiting()).toEqual(['ws://typed/'])
    state().chooseMode('server')
    state().newSession()
    expect(waiting()).toEqual([9001, 'ws://typed/'])
  })

  it.each<[string, () => unknown]>([
    ['connected with', () => state().connect()],
    ['saved', () => state().saveProfile()],
    ['taken back', () => state().editDraft({ url: '' })],
  ])('does not wait when it was %s', async (_, use) => {
    await use()
    state().newSession()
    expect(waiting()).toEqual([])
  })

  it('is discarded by a press', () => {
    state().newSession()
    state().dropWaitingDraft(draft('ws://typed/'))
    expect(waiting()).toEqual([])
  })

  it('is no part of the demo, nor what was typed before', async () => {
    state().editDraft({ auth: { kind: 'bearer', token: 's3cret' } })
    await state().startDemo()
    expect(selectedSession(state())?.head.profile).toEqual(demoProfile(state().draft.url))
    expect(state().draft.auth).toEqual({ kind: 'none' })
  })

  it('is left as it is where the demo does not begin', async () => {
    inspector.failure = 'connection-refused'
    await state().startDemo()
    expect(state().draft.url).toBe('ws://typed/')
  })

  it('of a profile waits where its workspace is left', async () => {
    await state().openProfile('one.json')
    state().editDraft({ url: 'ws://edited/' })
    await state().openProfile('two.json')
    state().cut('one.json')
    profiles.chosenWorkspace = '/other'
    await state().chooseWorkspace()
    expect(waiting()).toEqual(['ws://edited/', 'ws://typed/'])
    expect(state()).toMatchObject({ unsavedProfiles: new Map(), cutEntry: null, activeEntry: null })
  })
})

describe('a profile that is left while it is saved', () => {
  const leave = () => state().selectSession(inspector.add(orderFeed(1, true), 'closed').head.id)

  it('does not come back into the connect bar with what is there by then', async () => {
    await state().openProfile('one.json')
    state().editDraft({ url: 'ws://edited/' })
    const saving = state().saveProfile()
    leave()
    await saving
    expect(state().profile).toBeNull()
    expect(state().unsavedProfiles.size).toBe(0)
    expect(profiles.profiles.get('one.json')?.profile).toMatchObject({ url: 'ws://edited/' })
  })

  it('is made all the same where it was new, and waits no more', async () => {
    state().editDraft({ url: 'ws://typed/' })
    const saving = state().saveProfile()
    leave()
    await saving
    expect(state()).toMatchObject({ profile: null, waitingDrafts: [], renamedEntry: null })
    expect([...profiles.profiles.values()].map(({ name }) => name)).toEqual(['one', 'two', 'typed/'])
  })

  it('keeps the edits that came after', async () => {
    await state().openProfile('one.json')
    state().editDraft({ url: 'ws://edited/' })
    const saving = state().saveProfile()
    state().editDraft({ url: 'ws://more/' })
    leave()
    await saving
    await state().openProfile('one.json')
    expect(state().draft.url).toBe('ws://more/')
    await state().saveProfile()
    expect(state().profileError).toBeNull()
  })
})

describe('an entry that was made or moved', () => {
  beforeEach(async () => {
    profiles.folders.add('Chat')
    await profiles.create({ folder: 'Chat', name: 'three', profile: draft('ws://three/') })
    state().expandFolder('Chat', false)
  })

  it.each([
    ['new', () => state().createProfile('Chat', 'client')],
    ['moved', () => state().moveEntry('one.json', 'Chat')],
    ['a new folder', () => state().createFolder('Chat')],
  ])('comes into sight in a folder that was shut, where it is %s', async (_, make) => {
    await make()
    expect(state().collapsedFolders.has('Chat')).toBe(false)
    expect(state().activeEntry).toMatch(/^Chat\//)
  })

  it('comes into sight where a search would hide it', async () => {
    state().searchProfiles('three')
    await state().createFolder('')
    expect(state().profileSearch).toBe('')
  })

  it('leaves a search that has it', async () => {
    state().searchProfiles('three')
    await state().renameEntry('Chat/three.json', 'three more')
    expect(state().profileSearch).toBe('three')
  })
})

describe('a profile that another program changes', () => {
  beforeEach(() => state().openProfile('one.json'))

  it('is read again where nothing was edited', async () => {
    profiles.write('one.json', { profile: draft('ws://outside/') })
    await expect.poll(() => state().draft.url).toBe('ws://outside/')
  })

  it('is not overwritten where something was, until that is chosen', async () => {
    state().editDraft({ url: 'ws://mine/' })
    profiles.write('one.json', { profile: draft('ws://outside/') })
    expect(changedOutside(state())).toBe('changed')
    expect(state().draft.url).toBe('ws://mine/')
    await state().saveProfile()
    expect(state().profileError?.code).toBe('profile-changed')
    await state().saveProfile(true)
    expect(profiles.profiles.get('one.json')?.profile).toMatchObject({ url: 'ws://mine/' })
    expect(changedOutside(state())).toBeNull()
  })

  it('can be saved again where it was taken away', async () => {
    profiles.remove('one.json')
    expect(changedOutside(state())).toBe('gone')
    await state().saveProfile()
    expect(profiles.profiles.get('one.json')?.profile).toMatchObject({ url: 'ws://one/' })
  })

  it('is saved again in its folder', async () => {
    await profiles.create({ folder: 'Chat', name: 'three', profile: draft('ws://three/') })
    await state().openProfile('Chat/three.json')
    profiles.remove('Chat/three.json')
    await state().saveProfile()
    expect([...profiles.profiles.keys()]).toContain('Chat/three.json')
  })

  it('stays open when it is renamed', async () => {
    await state().renameEntry('one.json', 'uno')
    expect(state().profile).toMatchObject({ path: 'uno.json', name: 'uno' })
    expect(changedOutside(state())).toBeNull()
  })
})
