import { describe, expect, it } from 'vitest'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { readRedirect, type Redirect } from '../../../../shared/session/redirect'

const follow = { follow: true, most: 10, openingMessagesElsewhere: false }
const response = (location: string, status = 302) => ({
  status,
  headers: [['location', location]] as [string, string][],
})

function redirected(url: string, location: string, part: Partial<ClientProfile> = {}): Redirect {
  const profile = { ...defaultClientProfile, url, redirects: follow, ...part }
  const result = readRedirect(profile, response(location), new Set())
  if (result?.ok) return result.value
  throw new Error(JSON.stringify(result))
}

describe('readRedirect', () => {
  it.each([
    ['ws://h/a/b?q', '/c', 'ws://h/c'],
    ['ws://h/a/b?q', 'c?d=1', 'ws://h/a/c?d=1'],
    ['ws://h/', '//other/x', 'ws://other/x'],
    ['ws://h/', 'https://h/x', 'wss://h/x'],
    ['ws://h:8080/', 'HTTP://h:8080/x#part', 'ws://h:8080/x'],
    ['wss://h/', 'wss://other:1/', 'wss://other:1/'],
  ])('goes from %s by %s to %s', (url, location, to) => {
    expect(redirected(url, location).profile.url).toBe(to)
  })

  it.each([301, 302, 303, 307, 308])('follows %i', (status) => {
    const profile = { ...defaultClientProfile, url: 'ws://h/', redirects: follow }
    expect(readRedirect(profile, response('/x', status), new Set())?.ok).toBe(true)
  })

  it('is nothing where it is not to follow, where nothing redirects, and without a place', () => {
    const profile = { ...defaultClientProfile, url: 'ws://h/' }
    expect(readRedirect(profile, response('/x'), new Set())).toBeNull()
    expect(readRedirect({ ...profile, redirects: follow }, response('/x', 401), new Set())).toBeNull()
    expect(readRedirect({ ...profile, redirects: follow }, { status: 302, headers: [] }, new Set())).toBeNull()
  })

  it.each([
    ['ftp://h/', 'redirect-invalid', { location: 'ftp://h/' }],
    ['http://:x', 'redirect-invalid', { location: 'http://:x' }],
    ['ws://me:hush@h/', 'redirect-insecure', { to: 'ws://me@h/' }],
  ])('refuses %s with %s', (location, code, params) => {
    const profile = { ...defaultClientProfile, url: 'wss://h/', redirects: follow }
    expect(readRedirect(profile, response(location), new Set())).toEqual({ ok: false, error: { code, params } })
  })

  it('counts down, and refuses when nothing is left', () => {
    const once = redirected('ws://h/', '/a', { redirects: { ...follow, most: 1 } }).profile
    expect(readRedirect(once, response('/b'), new Set())).toMatchObject({
      ok: false,
      error: { code: 'redirect-too-many' },
    })
  })

  const identity = {
    auth: { kind: 'bearer', token: 'hush' },
    openingMessages: [{ kind: 'text', content: 'hush' }],
  } satisfies Partial<ClientProfile>

  it.each([
    ['ws://me:hush@h/', 'ws://other/'],
    ['ws://me:hush@h/', 'ws://h:81/'],
    ['ws://me:hush@h/', 'https://h/'],
    ['ws://me:hush@h:8080/', 'wss://h:8080/'],
    ['wss://me:hush@h/', 'https://h.evil/'],
  ])('leads from %s to another origin by %s', (url, to) => {
    const { profile, withheld } = redirected(url, to, identity)
    expect(JSON.stringify(profile)).not.toContain('hush')
    expect(withheld).toEqual({ names: ['Authorization'], certificate: false, messages: 1 })
  })

  it.each([
    ['ws://me:hush@h/', '/x', 'ws://me:hush@h/x'],
    ['wss://me:hush@h:443/', 'https://H/', 'wss://me:hush@h/'],
  ])('leads from %s to the same origin by %s', (url, location, to) => {
    expect(redirected(url, location, identity)).toMatchObject({ profile: { ...identity, url: to }, withheld: null })
  })
})
