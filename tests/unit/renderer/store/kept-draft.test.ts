import { describe, expect, it } from 'vitest'
import {
  keptClientDraft,
  keptServerDraft,
  readClientDraft,
  readMode,
  readServerDraft,
} from '../../../../renderer/store/kept-draft'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { defaultServerProfile, type ServerProfile } from '../../../../shared/session/server-profile'

const { policy } = defaultServerProfile
const withRequired = (required: Partial<ServerProfile['policy']['required']>): ServerProfile => ({
  ...defaultServerProfile,
  policy: { ...policy, required: { ...policy.required, ...required } },
})

describe('a draft that is kept', () => {
  it('comes back as it was', () => {
    const client = { ...defaultClientProfile, url: 'wss://example.com/a?b=c@d:e', subprotocols: ['chat'] }
    expect(readClientDraft(JSON.stringify(keptClientDraft(client)))).toEqual(client)
    const server = { ...defaultServerProfile, port: 9001, path: '/chat' }
    expect(readServerDraft(JSON.stringify(keptServerDraft(server)))).toEqual(server)
  })

  it.each([null, '', 'no JSON', '[]', '{"mode":"server","port":-1}'])(
    'is the default one where %s is stored',
    (stored) => {
      expect(readClientDraft(stored)).toBe(defaultClientProfile)
      expect(readServerDraft(stored)).toBe(defaultServerProfile)
      expect(readMode(stored)).toBe('client')
    },
  )

  it('has no password in its URL', () => {
    expect(keptClientDraft({ ...defaultClientProfile, url: 'wss://me:hush@example.com/p' }).url).toBe(
      'wss://me@example.com/p',
    )
  })

  it.each(['Authorization', 'cookie', 'PROXY-AUTHORIZATION'])('has the header %s without its value', (name) => {
    const headers: [string, string][] = [
      [name, 'hush'],
      ['X-Trace', 'on'],
    ]
    const kept = [
      [name, ''],
      ['X-Trace', 'on'],
    ]
    expect(keptClientDraft({ ...defaultClientProfile, headers }).headers).toEqual(kept)
    const answer = { kind: 'accept' as const, headers }
    expect(keptServerDraft({ ...defaultServerProfile, policy: { ...policy, answer } }).policy.answer.headers).toEqual(
      kept,
    )
    const required = keptServerDraft(withRequired({ headers: [{ name, value: 'hush' }] })).policy.required
    expect(required.headers).toEqual([{ name, value: null }])
  })

  it.each([
    [
      { kind: 'basic', user: 'me', password: 'hush' },
      { kind: 'basic', user: 'me', password: '' },
    ],
    [
      { kind: 'bearer', token: 'hush' },
      { kind: 'bearer', token: '' },
    ],
  ] as const)('has required credentials without their secret', (credentials, kept) => {
    expect(keptServerDraft(withRequired({ credentials })).policy.required.credentials).toEqual(kept)
  })

  it('has no private key', () => {
    const tls = { kind: 'pem' as const, cert: 'certificate', key: 'hush', passphrase: 'hush' }
    expect(JSON.stringify(keptServerDraft({ ...defaultServerProfile, tls }))).not.toContain('hush')
  })
})
