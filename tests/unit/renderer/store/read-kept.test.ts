import { describe, expect, it } from 'vitest'
import { nothingKept, readKept } from '../../../../renderer/store/read-kept'
import { withoutSecrets } from '../../../../shared/profile/without-secrets'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { defaultServerProfile } from '../../../../shared/session/server-profile'

const keep = (client: string | null, server: string | null = client, tabs: string | null = client) =>
  readKept({
    getItem: (key) =>
      ({ 'framescope.client-draft': client, 'framescope.server-draft': server, 'framescope.tabs': tabs })[key] ?? null,
    setItem: () => {},
  })

describe('what is kept over a restart', () => {
  it('comes back as it was', async () => {
    const client = { ...defaultClientProfile, url: 'wss://example.com/a?b=c@d:e', subprotocols: ['chat'] }
    const server = { ...defaultServerProfile, port: 9001, path: '/chat' }
    const tabs = { tabs: ['one', 'two'], shown: 'two', split: ['one', 'two'] }
    const kept = await keep(
      JSON.stringify(withoutSecrets(client)),
      JSON.stringify(withoutSecrets(server)),
      JSON.stringify(tabs),
    )
    expect(kept).toEqual({ drafts: { client, server }, tabs })
  })

  it('comes back where it is one thing of several', async () => {
    const { drafts, tabs } = await keep(null, null, JSON.stringify({ tabs: ['one'], shown: null }))
    expect(drafts).toEqual(nothingKept.drafts)
    expect(tabs).toEqual({ tabs: ['one'], shown: null, split: null })
  })

  it.each([null, '', 'no JSON', '[]', '{"mode":"server","port":-1,"tabs":[1]}'])(
    'is nothing where %s is stored',
    async (stored) => {
      expect(await keep(stored)).toEqual(nothingKept)
    },
  )
})
