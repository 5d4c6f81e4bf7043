import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { changedOutside, isUnsaved } from '../../../../renderer/store/open-profile'
import { selectedSession } from '../../../../renderer/store/sessions-slice'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
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

  it('stays open when it is renamed', async () => {
    await state().renameEntry('one.json', 'uno')
    expect(state().profile).toMatchObject({ path: 'uno.json', name: 'uno' })
    expect(changedOutside(state())).toBeNull()
  })
})
