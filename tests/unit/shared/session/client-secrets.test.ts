import { describe, expect, it } from 'vitest'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { clientProfileSchema } from '../../../../shared/session/client-profile-schema'
import { withoutSecrets } from '../../../../shared/profile/without-secrets'
import { sessionEndpoint } from '../../../../shared/session/session-endpoint'
import { withoutPassword } from '../../../../shared/session/url-password'

const secret = 'hush'
const pem = { kind: 'pem' as const, cert: 'public', key: secret, passphrase: secret }

const parts: readonly [string, Partial<ClientProfile>][] = [
  ['a password in the URL', { url: `wss://me:${secret}@host/path` }],
  [
    'headers',
    {
      headers: [
        ['authorization', secret],
        ['COOKIE', secret],
      ],
    },
  ],
  ['a password', { auth: { kind: 'basic', user: 'me', password: secret } }],
  ['a token', { auth: { kind: 'bearer', token: secret } }],
  ['an API key', { auth: { kind: 'api-key', name: 'X-Key', value: secret, in: 'query' } }],
  [
    'cookies',
    {
      cookies: [
        ['a', secret],
        ['b', secret],
      ],
    },
  ],
  ['a private key', { tls: { ...defaultClientProfile.tls, certificate: pem } }],
  ['a PFX', { tls: { ...defaultClientProfile.tls, certificate: { kind: 'pfx', base64: secret, passphrase: secret } } }],
  ['the password of a proxy', { proxy: { kind: 'http', host: 'proxy', port: 1, user: 'me', password: secret } }],
]

describe('withoutSecrets', () => {
  it.each(parts)('empties %s', (_what, part) => {
    const profile = { ...defaultClientProfile, ...part }
    const stripped = withoutSecrets(profile)
    expect(JSON.stringify(profile)).toContain(secret)
    expect(JSON.stringify(stripped)).not.toContain(secret)
    expect(clientProfileSchema.parse(stripped)).toEqual(stripped)
  })

  it('keeps all that is not secret', () => {
    const tls = { ...defaultClientProfile.tls, ca: 'ca', certificate: pem, serverName: 'name' }
    const headers: [string, string][] = [['X-Trace', '1']]
    const profile = { ...defaultClientProfile, url: 'wss://me@host/?q=a:b@c', headers, tls }
    expect(withoutSecrets(profile)).toEqual({
      ...profile,
      tls: { ...tls, certificate: { ...pem, key: '', passphrase: '' } },
    })
  })
})

describe('withoutPassword', () => {
  it('ends in time, whatever is typed', () => {
    for (const text of [' ', '/', 'a:', '[', '{{', '@', ':/'].map((each) => each.repeat(100_000)))
      expect(withoutPassword(`${text}.`)).toBeTypeOf('string')
  })

  it.each([
    ['ws://me:hush@host/', 'ws://me@host/'],
    [' wss://me:a:b@c@host', ' wss://me@host'],
    ['ws://me:@host/', 'ws://me@host/'],
    ['ws://host:80/a:b@c', 'ws://host:80/a:b@c'],
    ['me:hush@host', 'me@host'],
    ['{{scheme}}://me:hush@host', '{{scheme}}://me@host'],
    ['ws://me:hu/sh@host', 'ws://me@host'],
    ['ws://[::1]:80/a@b', 'ws://[::1]:80/a@b'],
    ['ws://[::1]/a:b@c', 'ws://[::1]/a:b@c'],
    ['ws://{{host}}:{{port}}/a@b', 'ws://{{host}}:{{port}}/a@b'],
    ['localhost:8080/a@b', 'localhost:8080/a@b'],
  ])('turns %j into %j', (url, expected) => {
    expect(withoutPassword(url)).toBe(expected)
  })

  it('goes for the URL that is told of captures from before, too', () => {
    expect(sessionEndpoint({ ...defaultClientProfile, url: 'ws://me:hush@host/' })).toBe('ws://me@host/')
  })
})

describe('clientProfileSchema', () => {
  it('goes on reading profiles from before there were later fields', () => {
    const { reconnect: _r, tls: _t, proxy: _p, auth: _a, cookies: _c, ...before } = defaultClientProfile
    expect(clientProfileSchema.parse(before)).toEqual(defaultClientProfile)
  })
})
