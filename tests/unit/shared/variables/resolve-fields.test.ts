import { describe, expect, it } from 'vitest'
import { defaultClientProfile } from '../../../../shared/session/client-profile'
import { resolveFields } from '../../../../shared/variables/resolve-fields'
import type { VariableSource } from '../../../../shared/variables/resolve-text'

const source: VariableSource = {
  variable: (name) => ({ host: 'example.org', token: 's3cret' })[name] ?? null,
  time: () => 0,
  uuid: () => '',
  random: () => 0,
  count: () => 1,
}

describe('resolveFields', () => {
  it('resolves every text of a profile and leaves the rest as it is', () => {
    const profile = {
      ...defaultClientProfile,
      url: 'wss://{{host}}/',
      headers: [['Authorization', 'Bearer {{token}}'] as [string, string]],
    }
    expect(resolveFields(profile, () => source)).toEqual({
      ok: true,
      value: { ...profile, url: 'wss://example.org/', headers: [['Authorization', 'Bearer s3cret']] },
    })
    expect(profile.url).toBe('wss://{{host}}/')
  })

  it('names each field that cannot be resolved', () => {
    const data = {
      url: '{{nobody}}',
      headers: [
        ['A', '{{host}}'],
        ['B', '{{$x}}'],
      ],
      nothing: null,
      count: 1,
    }
    expect(resolveFields(data, () => source)).toMatchObject({
      ok: false,
      problems: [
        { field: 'url', error: { code: 'variable-unknown', params: { name: 'nobody' } } },
        { field: 'headers.1.1', error: { code: 'variable-syntax' } },
      ],
    })
  })

  it('asks for the values of each field by its path', () => {
    const asked: string[] = []
    const data = { url: '{{host}}', headers: [['A', '{{host}}{{token}}']], plain: 'x' }
    resolveFields(data, (path) => ({ ...source, variable: (name) => (asked.push(`${path} ${name}`), '') }))
    expect(asked).toEqual(['url host', 'headers.0.1 host', 'headers.0.1 token'])
  })

  it('touches no bytes, and nothing that it is told to leave', () => {
    const bytes = Uint8Array.of(1)
    const data = { bytes, responders: [{ text: '{{message.text}}' }], text: '{{host}}' }
    const resolution = resolveFields(
      data,
      () => source,
      (path) => path === 'responders',
    )
    expect(resolution).toEqual({ ok: true, value: { ...data, text: 'example.org' } })
    expect(resolution.ok && resolution.value.bytes).toBe(bytes)
  })
})
