import { describe, expect, it } from 'vitest'
import { keptClientDraft, keptServerDraft, readMode } from '../../../../renderer/store/kept-draft'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { defaultServerProfile } from '../../../../shared/session/server-profile'

describe('a draft that is kept', () => {
  it('has no secret, and no key', () => {
    const url = 'wss://ann:hush@example.com/'
    expect(keptClientDraft({ ...defaultClientProfile, url }).url).toBe('wss://ann:@example.com/')
    const tls = { kind: 'pem', cert: 'CERT', key: 'KEY', passphrase: '' } as const
    expect(keptServerDraft({ ...defaultServerProfile, tls }).tls).toEqual({ ...tls, key: '' })
  })

  it.each([
    ['server', 'server'],
    ['client', 'client'],
    ['proxy', 'client'],
    [null, 'client'],
  ])('is of the mode %s as %s', (stored, mode) => {
    expect(readMode(stored)).toBe(mode)
  })
})
