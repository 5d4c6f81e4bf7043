import { describe, expect, it } from 'vitest'
import { tabOfVariable } from '../../../../renderer/store/options-tab'
import { appError } from '../../../../shared/errors/app-error'

describe('tabOfVariable', () => {
  it.each([
    ['client', 'headers.0.1', 'headers'],
    ['client', 'auth.token', 'auth'],
    ['client', 'url', null],
    ['server', 'tls.passphrase', 'tls'],
    ['server', 'policy.required.credentials.token', 'handshake'],
    ['server', 'policy.subprotocol.names.0', 'protocols'],
    ['server', 'host', null],
  ] as const)('opens, for a variable of a %s in %s, the tab %s', (mode, field, tab) => {
    expect(tabOfVariable(appError('variable-unknown', { name: 'x', field }), mode)).toBe(tab)
  })

  it('opens none for what is no matter of variables', () => {
    expect(tabOfVariable(appError('url-invalid', { field: 'headers' }), 'client')).toBeNull()
  })
})
