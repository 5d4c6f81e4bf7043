import { describe, expect, it } from 'vitest'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { redirectedProfile } from '../../../../shared/session/redirect'

const follow = { follow: true, most: 10 }
const response = (location: string, status = 302) => ({
  status,
  headers: [['location', location]] as [string, string][],
})

function redirected(url: string, location: string, part: Partial<ClientProfile> = {}): ClientProfile {
  const result = redirectedProfile({ ...defaultClientProfile, url, redirects: follow, ...part }, response(location))
  if (result?.ok) return result.value
  throw new Error(JSON.stringify(result))
}

describe('redirectedProfile', () => {
  it.each([
    ['ws://h/a/b?q', '/c', 'ws://h/c'],
    ['ws://h/a/b?q', 'c?d=1', 'ws://h/a/c?d=1'],
    ['ws://h/', '//other/x', 'ws://other/x'],
    ['ws://h/', 'https://h/x', 'wss://h/x'],
    ['ws://h:8080/', 'HTTP://h:8080/x#part', 'ws://h:8080/x'],
    ['wss://h/', 'wss://other:1/', 'wss://other:1/'],
  ])('goes from %s by %s to %s', (url, location, to) => {
    expect(redirected(url, location).url).toBe(to)
  })

  it.each([301, 302, 303, 307, 308])('follows %i', (status) => {
    const profile = { ...defaultClientProfile, url: 'ws://h/', redirects: follow }
    expect(redirectedProfile(profile, response('/x', status))?.ok).toBe(true)
  })

  it('is nothing where it is not to follow, where nothing redirects, and without a place', () => {
    const profile = { ...defaultClientProfile, url: 'ws://h/' }
    expect(redirectedProfile(profile, response('/x'))).toBeNull()
    expect(redirectedProfile({ ...profile, redirects: follow }, response('/x', 401))).toBeNull()
    expect(redirectedProfile({ ...profile, redirects: follow }, { status: 302, headers: [] })).toBeNull()
  })

  it.each([
    ['ftp://h/', 'redirect-invalid', { location: 'ftp://h/' }],
    ['http://:x', 'redirect-invalid', { location: 'http://:x' }],
    ['ws://me:hush@h/', 'redirect-insecure', { to: 'ws://me@h/' }],
  ])('refuses %s with %s', (location, code, params) => {
    const profile = { ...defaultClientProfile, url: 'wss://h/', redirects: follow }
    expect(redirectedProfile(profile, response(location))).toEqual({ ok: false, error: { code, params } })
  })

  it('counts down, and refuses when nothing is left', () => {
    const once = redirected('ws://h/', '/a', { redirects: { follow: true, most: 1 } })
    expect(redirectedProfile(once, response('/b'))).toMatchObject({ ok: false, error: { code: 'redirect-too-many' } })
  })

  const identity = {
    auth: { kind: 'bearer', token: 'hush' },
    cookies: [['session', 'hush']],
    headers: [
      ['Authorization', 'hush'],
      ['Cookie', 'hush'],
      ['Host', 'meant.for.one'],
      ['X-Trace', '1'],
    ],
    tls: {
      ...defaultClientProfile.tls,
      ca: 'ca',
      serverName: 'name',
      certificate: { kind: 'pfx', base64: 'hush', passphrase: 'hush' },
    },
  } satisfies Partial<ClientProfile>

  it.each([
    ['ws://me:hush@h/', 'ws://other/'],
    ['ws://me:hush@h/', 'ws://h:81/'],
    ['ws://me:hush@h:8080/', 'wss://h/'],
    ['wss://me:hush@h/', 'https://h.evil/'],
  ])('proves nothing any more from %s to %s', (url, to) => {
    const profile = redirected(url, to, identity)
    expect(JSON.stringify(profile)).not.toContain('hush')
    expect(profile.headers).toEqual([['X-Trace', '1']])
    expect(profile.tls).toMatchObject({ ca: 'ca', serverName: '', certificate: { kind: 'none' } })
  })

  it.each([
    ['ws://me:hush@h/', '/x', 'ws://me:hush@h/x'],
    ['ws://me:hush@h/', 'https://h/', 'wss://me:hush@h/'],
  ])('proves the same from %s to %s', (url, location, to) => {
    expect(redirected(url, location, identity)).toMatchObject({ ...identity, url: to })
  })
})
