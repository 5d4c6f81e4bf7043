import { describe, expect, it } from 'vitest'
import { forAnotherOrigin } from '../../../../shared/session/another-origin'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'

const base: ClientProfile = {
  ...defaultClientProfile,
  url: 'ws://h/',
  redirects: { follow: true, most: 10, openingMessagesElsewhere: false },
}
const stripped = (part: Partial<ClientProfile>, ...secretFields: string[]) =>
  forAnotherOrigin({ ...base, ...part }, new Set(secretFields))

describe('forAnotherOrigin', () => {
  it('leaves a profile alone that has nothing of its origin', () => {
    const part = { headers: [['X-Trace', '1']] as [string, string][], subprotocols: ['chat'] }
    expect(stripped(part)).toEqual({
      profile: { ...base, ...part },
      withheld: { names: [], certificate: false, messages: 0 },
    })
  })

  it('withholds headers and cookies that carry credentials, and names them', () => {
    const { profile, withheld } = stripped({
      cookies: [['id', 'hush']],
      headers: [
        ['authorization', 'hush'],
        ['X-Trace', '1'],
        [' Host ', 'meant.for.one'],
        ['Cookie', 'hush'],
        ['Proxy-Authorization', 'hush'],
      ],
    })
    expect(JSON.stringify(profile)).not.toContain('hush')
    expect(profile.headers).toEqual([['X-Trace', '1']])
    expect(withheld.names).toEqual(['Cookie', 'authorization', 'Host', 'Proxy-Authorization'])
  })

  it.each([
    [{ auth: { kind: 'basic', user: 'me', password: 'hush' } }, 'Authorization'],
    [{ auth: { kind: 'bearer', token: 'hush' } }, 'Authorization'],
    [{ auth: { kind: 'api-key', name: 'X-Own', value: 'hush', in: 'header' } }, 'X-Own'],
    [{ auth: { kind: 'api-key', name: 'key', value: 'hush', in: 'query' } }, '?key'],
    [{ url: 'ws://me:hush@h/' }, 'Authorization'],
  ] satisfies [Partial<ClientProfile>, string][])('withholds what proves who we are: %o', (part, name) => {
    const { profile, withheld } = stripped(part)
    expect(profile.auth).toEqual({ kind: 'none' })
    expect(withheld.names).toEqual([name])
  })

  it('shows no client certificate, and asks for the server by its own name', () => {
    const certificate = { kind: 'pfx', base64: 'hush', passphrase: 'hush' } as const
    const { profile, withheld } = stripped({ tls: { ...base.tls, ca: 'ca', serverName: 'name', certificate } })
    expect(profile.tls).toEqual({ ...base.tls, ca: 'ca' })
    expect(withheld.certificate).toBe(true)
  })

  it('withholds whatever a secret variable has a part in', () => {
    const { profile, withheld } = stripped(
      {
        headers: [
          ['X-Own', 'hush'],
          ['X-Trace', '1'],
        ],
        subprotocols: ['chat', 'token.hush'],
        autoPing: { ...base.autoPing, enabled: true, payload: 'hush' },
      },
      'headers.0.1',
      'subprotocols.1',
      'autoPing.payload',
    )
    expect(JSON.stringify(profile)).not.toContain('hush')
    expect(profile).toMatchObject({ headers: [['X-Trace', '1']], subprotocols: ['chat'], autoPing: { enabled: true } })
    expect(withheld.names).toEqual(['X-Own', 'Sec-WebSocket-Protocol', 'Ping'])
  })

  it('withholds opening messages unless they are to be sent elsewhere too', () => {
    const openingMessages = [{ kind: 'text' as const, content: 'login' }]
    expect(stripped({ openingMessages })).toMatchObject({ profile: { openingMessages: [] }, withheld: { messages: 1 } })
    const redirects = { ...base.redirects, openingMessagesElsewhere: true }
    expect(stripped({ openingMessages, redirects })).toMatchObject({
      profile: { openingMessages },
      withheld: { messages: 0 },
    })
  })
})
