import { describe, expect, it } from 'vitest'
import { defaultClientProfile, type ClientProfile } from '../../../../shared/session/client-profile'
import { isTargetSecret, secretHeaders } from '../../../../shared/session/secret-handshake-parts'
import { defaultServerProfile } from '../../../../shared/session/server-profile'

const place = { id: 's1', startedAt: 0, recordedBy: 'test' }
const headOf = (part: Partial<ClientProfile>, secrets: boolean) => ({
  ...place,
  mode: 'client' as const,
  profile: { ...defaultClientProfile, ...part },
  secrets,
})

describe('secretHeaders', () => {
  const headers: [string, string][] = [
    ['X-Key', '{{key}}'],
    ['X-Trace', 'on'],
  ]
  const subprotocols = ['chat', 'token.{{key}}']

  it('are those that carry secrets by their names, in any session and any case', () => {
    const isSecret = secretHeaders(headOf({ headers, subprotocols }, false))
    const names = ['AUTHORIZATION', ' set-cookie', 'X-Key', 'X-Trace', 'Sec-WebSocket-Protocol']
    expect(names.filter(isSecret)).toEqual(['AUTHORIZATION', ' set-cookie'])
  })

  it('are those that a variable had a part in, where there were secret ones', () => {
    const isSecret = secretHeaders(headOf({ headers, subprotocols }, true))
    expect(['x-key', 'X-Trace', 'sec-websocket-protocol', 'Sec-WebSocket-Key'].filter(isSecret)).toEqual([
      'x-key',
      'sec-websocket-protocol',
    ])
  })

  it('are the one that has the API key, whatever its name is', () => {
    const auth = { kind: 'api-key', name: 'Shop-Token', value: '', in: 'header' } as const
    expect(secretHeaders(headOf({ auth }, true))('shop-token')).toBe(true)
    expect(secretHeaders(headOf({ auth: { ...auth, in: 'query' } }, true))('shop-token')).toBe(false)
  })

  it('are all that are not of the handshake itself, where a variable is in the name of one', () => {
    const names = ['X-Anything', 'Host', 'Sec-WebSocket-Protocol', 'Upgrade']
    const auth = { kind: 'api-key', name: '{{name}}', value: '', in: 'header' } as const
    expect(names.filter(secretHeaders(headOf({ auth }, true)))).toEqual(['X-Anything'])
    expect(names.filter(secretHeaders(headOf({ headers: [['X-{{name}}', 'on']] }, true)))).toEqual(['X-Anything'])
    expect(names.filter(secretHeaders(headOf({ headers: [['X-{{name}}', 'on']] }, false)))).toEqual([])
  })

  it('are those of a server that a variable had a part in', () => {
    const { policy } = defaultServerProfile
    const profile = {
      ...defaultServerProfile,
      policy: {
        ...policy,
        answer: { kind: 'accept' as const, headers: [['X-Own', '{{key}}']] as [string, string][] },
        required: {
          ...policy.required,
          headers: [
            { name: 'X-Asked', value: '{{key}}' },
            { name: 'X-Any', value: null },
          ],
        },
      },
    }
    const head = { ...place, mode: 'server' as const, profile, secrets: true }
    expect(['X-Own', 'x-asked', 'X-Any'].filter(secretHeaders(head))).toEqual(['X-Own', 'x-asked'])
  })
})

describe('isTargetSecret', () => {
  it.each([
    ['ws://host/a?key={{key}}', true, true],
    ['ws://{{host}}?key={{key}}', true, true],
    ['ws://host/a?key={{key}}', false, false],
    ['ws://{{host}}:{{port}}/a', true, false],
    ['ws://host/a', true, false],
  ])('of %s, with secrets %s, is %s', (url, secrets, secret) => {
    expect(isTargetSecret(headOf({ url }, secrets))).toBe(secret)
  })

  it('is true where the API key goes into the query', () => {
    const auth = { kind: 'api-key', name: 'k', value: '', in: 'query' } as const
    expect(isTargetSecret(headOf({ url: 'ws://host/', auth }, true))).toBe(true)
    expect(isTargetSecret(headOf({ url: 'ws://host/', auth: { ...auth, in: 'header' } }, true))).toBe(false)
  })
})
