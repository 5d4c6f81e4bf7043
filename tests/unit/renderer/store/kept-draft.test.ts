import { describe, expect, it } from 'vitest'
import { readClientDraft, readMode, readServerDraft } from '../../../../renderer/store/kept-draft'
import { withoutSecrets } from '../../../../shared/profile/stored-secrets'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { defaultServerProfile } from '../../../../shared/session/server-profile'

describe('a draft that is kept', () => {
  it('comes back as it was', () => {
    const client = { ...defaultClientProfile, url: 'wss://example.com/a?b=c@d:e', subprotocols: ['chat'] }
    expect(readClientDraft(JSON.stringify(withoutSecrets(client)))).toEqual(client)
    const server = { ...defaultServerProfile, port: 9001, path: '/chat' }
    expect(readServerDraft(JSON.stringify(withoutSecrets(server)))).toEqual(server)
  })

  it.each([null, '', 'no JSON', '[]', '{"mode":"server","port":-1}'])(
    'is the default one where %s is stored',
    (stored) => {
      expect(readClientDraft(stored)).toBe(defaultClientProfile)
      expect(readServerDraft(stored)).toBe(defaultServerProfile)
      expect(readMode(stored)).toBe('client')
    },
  )
})
