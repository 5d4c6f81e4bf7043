import { describe, expect, it } from 'vitest'
import { hasSecrets, referencedIds, takeSecrets, withSecrets } from '../../../../shared/profile/stored-secrets'
import { withoutSecrets } from '../../../../shared/profile/without-secrets'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { defaultServerProfile, type ServerProfile } from '../../../../shared/session/server-profile'
import type { SessionProfile } from '../../../../shared/session/session-summary'

const ids = () => {
  let count = 0
  return () => `id-${++count}`
}
const client = (change: Partial<ClientProfile>): ClientProfile => ({ ...defaultClientProfile, ...change })
const take = (profile: SessionProfile) => takeSecrets(profile, { newId: ids() })

const server: ServerProfile = {
  ...defaultServerProfile,
  tls: { kind: 'pem', cert: 'CERT', key: 'k-SECRET', passphrase: 'p-SECRET' },
  policy: {
    ...defaultServerProfile.policy,
    answer: { kind: 'accept', headers: [['Set-Cookie', 'c-SECRET']] },
    required: {
      ...defaultServerProfile.policy.required,
      headers: [
        { name: 'X-Plain', value: 'open' },
        { name: 'cookie', value: 'h-SECRET' },
      ],
      credentials: { kind: 'basic', user: 'ann', password: 'b-SECRET' },
    },
  },
}

describe('takeSecrets', () => {
  it.each<[string, SessionProfile]>([
    ['a password in a URL', client({ url: 'wss://ann:u-SECRET@host/path' })],
    ['a password in a URL that has variables', client({ url: 'wss://ann:u-SECRET@{{host}}/path' })],
    ['a password in a URL whose scheme is a variable', client({ url: '{{scheme}}://ann:u-SECRET@host/path' })],
    ['a password with a slash in it', client({ url: 'wss://ann:u-SEC/RET-SECRET@host/path' })],
    ['a header that authorises', client({ headers: [['authorization', 'Bearer SECRET']] })],
    ['what a server keeps', server],
    ['a PFX', { ...defaultServerProfile, tls: { kind: 'pfx', base64: 'SECRET', passphrase: 'SECRET' } }],
    [
      'a token that a server asks for',
      {
        ...defaultServerProfile,
        policy: {
          ...defaultServerProfile.policy,
          required: { ...defaultServerProfile.policy.required, credentials: { kind: 'bearer', token: 'SECRET' } },
        },
      },
    ],
  ])('leaves nothing of %s in what is stored, and gets it back', (_, profile) => {
    const { stored, secrets } = take(profile)
    expect(JSON.stringify(stored)).not.toContain('SECRET')
    expect(withSecrets(stored, (id) => secrets.get(id) ?? null)).toEqual({ fields: profile, missing: [] })
  })

  it('leaves around the password what of a URL may be known', () => {
    const { stored, secrets } = take(client({ url: 'wss://ann:hunter2@host/path' }))
    expect(stored['url']).toEqual({ secret: 'id-1', before: 'wss://ann:', after: '@host/path' })
    expect(secrets).toEqual(new Map([['id-1', 'hunter2']]))
  })

  it('takes what only names variables for no secret', () => {
    const profile = client({ headers: [['Authorization', 'Bearer {{token}}']], url: 'wss://ann:{{password}}@host/' })
    expect(take(profile)).toEqual({ stored: profile, secrets: new Map() })
    expect(hasSecrets(client({ headers: [['Authorization', 'Bearer {{token}}x']] }))).toBe(true)
  })

  it('takes other headers and empty fields as they are', () => {
    const profile = client({
      headers: [
        ['X-Trace', 'one'],
        ['Authorization', ''],
      ],
    })
    expect(take(profile).stored).toEqual(profile)
  })

  it('keeps the id of a secret that stays the same, so that the file stays as it is', () => {
    const profile = client({ headers: [['Cookie', 'a']], url: 'wss://ann:hunter2@host/' })
    const { stored: before, secrets } = take(profile)
    const secretOf = (id: string) => secrets.get(id) ?? null
    expect(takeSecrets(profile, { newId: () => 'new', before, secretOf }).stored).toEqual(before)
  })

  it('gives another id to another secret: the older one may be referred to elsewhere', () => {
    const { stored: before } = take(client({ headers: [['Cookie', 'a']] }))
    const after = takeSecrets(client({ headers: [['Cookie', 'b']] }), {
      newId: () => 'new',
      before,
      secretOf: () => 'a',
    })
    expect(after.stored['headers']).toEqual([['Cookie', { secret: 'new' }]])
    expect(after.secrets).toEqual(new Map([['new', 'b']]))
  })

  it.each<[string, SessionProfile, (profile: SessionProfile) => SessionProfile, readonly string[]]>([
    [
      'header',
      client({
        headers: [
          ['Authorization', 'a'],
          ['X-Trace', '1'],
          ['X-Api-Key', 'b'],
        ],
      }),
      (profile) => (profile.mode === 'client' ? { ...profile, headers: profile.headers.slice(1) } : profile),
      ['id-2'],
    ],
    [
      'cookie',
      client({
        cookies: [
          ['one', 'a'],
          ['two', 'b'],
        ],
      }),
      (profile) => (profile.mode === 'client' ? { ...profile, cookies: profile.cookies.toReversed() } : profile),
      ['id-2', 'id-1'],
    ],
  ])('keeps the id with the name of a %s whose place shifts', (_, profile, change, expected) => {
    const { stored: before } = take(profile)
    // Known or not: on another computer the field is empty.
    for (const secretOf of [(id: string) => (id === 'id-1' ? 'a' : 'b'), () => null]) {
      const opened = withSecrets(before, secretOf).fields as unknown as SessionProfile
      const { stored } = takeSecrets(change(opened), { newId: () => 'new', before, secretOf })
      expect(referencedIds(stored)).toEqual(expected)
    }
  })

  it('keeps the reference to a secret that is not known here, and its id for what is entered', () => {
    const before = take(client({ url: 'wss://ann:hunter2@host/' })).stored
    const { fields } = withSecrets(before, () => null)
    const untouched = takeSecrets(fields as unknown as SessionProfile, { newId: ids(), before })
    expect(untouched).toEqual({ stored: before, secrets: new Map() })
    const entered = takeSecrets(client({ url: 'wss://ann:other@host/' }), { newId: ids(), before })
    expect(entered.secrets).toEqual(new Map([['id-1', 'other']]))
  })
})

describe('withSecrets', () => {
  it('names what is not known here, and puts nothing in its place', () => {
    const { stored } = take(client({ url: 'wss://ann:hunter2@host/', headers: [['Cookie', 'a']] }))
    const { fields, missing } = withSecrets(stored, (id) => (id === 'id-2' ? 'a' : null))
    expect(missing).toEqual(['id-1'])
    expect(fields).toMatchObject({ url: 'wss://ann:@host/', headers: [['Cookie', 'a']] })
  })
})

describe('withoutSecrets', () => {
  it('leaves a profile without secrets as it is', () => {
    const profile = client({ url: 'wss://example.com/a?b=c@d:e', subprotocols: ['chat'] })
    expect(withoutSecrets(profile)).toEqual(profile)
  })

  it.each(['Authorization', 'cookie', 'PROXY-AUTHORIZATION'])('leaves the header %s without its value', (name) => {
    expect(
      withoutSecrets(
        client({
          headers: [
            [name, 'hush'],
            ['X-Trace', 'on'],
          ],
        }),
      ).headers,
    ).toEqual([
      [name, ''],
      ['X-Trace', 'on'],
    ])
  })

  it('leaves out what a plain file must not have', () => {
    expect(JSON.stringify(withoutSecrets(server))).not.toContain('SECRET')
    expect(withoutSecrets(server).tls).toEqual({ kind: 'pem', cert: 'CERT', key: '', passphrase: '' })
  })
})
