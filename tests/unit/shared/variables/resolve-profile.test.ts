import { describe, expect, it } from 'vitest'
import { presetResponder } from '../../../../shared/responder/responder-preset'
import { newResponder } from '../../../../shared/responder/responder'
import { defaultServerProfile, type ServerProfile } from '../../../../shared/session/server-profile'
import { resolveProfile } from '../../../../shared/variables/resolve-profile'

const source = {
  variable: (name: string) => (name === 'who' ? 'Ada' : null),
  time: () => 0,
  uuid: () => '',
  random: () => 0,
  count: () => 1,
}
const refusing = (body: string): ServerProfile => ({
  ...defaultServerProfile,
  policy: {
    ...defaultServerProfile.policy,
    answer: { kind: 'refuse', status: 403, headers: [['X-For', '{{who}}']], body },
  },
})
const resolve = (profile: ServerProfile) => resolveProfile(profile, () => source)

describe('resolveProfile', () => {
  it('puts values into headers and body of what a server refuses with', () => {
    expect(resolve(refusing('not {{who}}, \\{{braces}}'))).toMatchObject({
      ok: true,
      value: { policy: { answer: { headers: [['X-For', 'Ada']], body: 'not Ada, {{braces}}' } } },
    })
  })

  it('names the field that there is no value for', () => {
    expect(resolve(refusing('{{nobody}}'))).toMatchObject({
      ok: false,
      error: { code: 'variable-unknown', params: { name: 'nobody', field: 'policy.answer.body' } },
    })
  })

  it('leaves responders alone, which have templates of their own', () => {
    const responders = [
      { ...newResponder({ id: 'r', name: '{{nobody}}' }) },
      presetResponder('echo', { id: 'e', name: 'echo' }),
    ]
    expect(resolve({ ...defaultServerProfile, responders })).toMatchObject({ ok: true, value: { responders } })
  })
})
