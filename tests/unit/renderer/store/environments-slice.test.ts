import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { editOf, filledVariables, withRow } from '../../../../renderer/store/environment-edit'
import { followLiveUpdates } from '../../../../renderer/store/live-updates'
import { FakeInspector } from '../../../support/fake-inspector'

let store: AppStore
let id: string
const state = () => store.getState()
const environment = () => state().environments.environments.find((each) => each.id === id)
const typed = () => ({ name: 'staging', rows: [] })

beforeEach(async () => {
  const bridge = createBridge(new FakeInspector())
  store = createAppStore(bridge, { getItem: () => null, setItem: () => {} })
  followLiveUpdates(bridge, store)
  id = (await state().createEnvironment('local')) ?? ''
})

describe('what is typed into an environment', () => {
  it('waits until it is saved, while another one or none is looked at', async () => {
    state().editEnvironment(id, typed())
    state().showEnvironments(false)
    await state().createEnvironment('other')
    expect(state().environmentEdits.get(id)).toEqual(typed())
    await state().saveEnvironment(id, 'staging', [])
    expect(state().environmentEdits.size).toBe(0)
    expect(environment()?.name).toBe('staging')
  })

  it('is given up when that is asked for', () => {
    state().editEnvironment(id, typed())
    state().editEnvironment(id, null)
    expect(state().environmentEdits.size).toBe(0)
  })

  it('stays where it goes on while it is saved', async () => {
    state().editEnvironment(id, typed())
    const saving = state().saveEnvironment(id, 'staging', [])
    state().editEnvironment(id, { name: 'staging 2', rows: [] })
    await saving
    expect(state().environmentEdits.get(id)?.name).toBe('staging 2')
  })
})

describe('the rows of an environment', () => {
  const kept = { name: 'key', value: null, secret: true, missing: false }
  const edit = editOf({ id: 'a', name: 'a', variables: [kept] })

  it('end with an empty one, which does not count', () => {
    expect(withRow(edit, 1, { name: 'host' }).rows).toHaveLength(3)
    expect(filledVariables(edit)).toEqual([{ ...kept, was: 'key' }])
  })

  it('keep a secret that has lost its name', () => {
    expect(filledVariables(withRow(edit, 0, { name: '' }))).toHaveLength(1)
  })
})
