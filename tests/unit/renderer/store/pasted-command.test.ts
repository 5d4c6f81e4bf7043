import { beforeEach, describe, expect, it } from 'vitest'
import { createBridge } from '../../../../renderer/bridge/bridge'
import { createAppStore, type AppStore } from '../../../../renderer/store/app-store'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { FakeInspector } from '../../../support/fake-inspector'

let store: AppStore
const state = () => store.getState()

beforeEach(() => {
  store = createAppStore(createBridge(new FakeInspector()), { getItem: () => null, setItem: () => {} })
  state().pasteCommand("wscat -c ws://h/ -H 'X-Key: abc'")
})

describe('what is said of a pasted command', () => {
  it('stays while the connect bar is edited', () => {
    state().editDraft({ url: 'ws://other/' })
    expect(state().pastedCommand?.program).toBe('wscat')
  })

  it.each<[string, () => unknown]>([
    ['something else is in the connect bar', () => state().fillDraft(defaultClientProfile)],
    ['the session has started', () => state().settleDraft()],
    ['a server is to be started', () => state().chooseMode('server')],
  ])('goes when %s', (_, happens) => {
    happens()
    expect(state().pastedCommand).toBeNull()
  })
})
