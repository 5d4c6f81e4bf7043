import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_RESOLVED, resolveText, type VariableSource } from '../../../../shared/variables/resolve-text'
import { isVariableName, parseVariables } from '../../../../shared/variables/variable-template'

const source = (variables: Readonly<Record<string, string>> = {}): VariableSource => {
  let count = 0
  return {
    variable: (name) => (Object.hasOwn(variables, name) ? (variables[name] ?? null) : null),
    time: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678),
    uuid: () => '3f2b8c1e-0000-4000-8000-000000000000',
    random: () => 0.5,
    count: () => ++count,
  }
}

const resolved = (text: string, variables = {}) => {
  const result = resolveText(text, source(variables))
  return result.ok ? result.value : result.error
}

describe('resolveText', () => {
  it.each([
    ['wss://{{host}}/{{ path }}', 'wss://example.org/a/b'],
    ['no braces at all', 'no braces at all'],
    ['{{Straße_1.x-y}}', 'ß'],
    [String.raw`\{{host}} \\{{host}}`, String.raw`{{host}} \\example.org`],
    ['{"a":{"b":"{{path}}"}}', '{"a":{"b":"a/b"}}'],
    ['{{empty}}', ''],
  ])('puts variables in their places: %j', (text, expected) => {
    expect(resolved(text, { host: 'example.org', path: 'a/b', 'Straße_1.x-y': 'ß', empty: '' })).toBe(expected)
  })

  it.each([
    ['{{$uuid}}', '3f2b8c1e-0000-4000-8000-000000000000'],
    ['{{$now}}', '2026-01-02T03:04:05.678Z'],
    ['{{$timestamp}}', '1767323045'],
    ['{{$random 1 100}}', '51'],
    ['{{$counter}} {{$counter}}', '1 2'],
  ])('knows the built-in %s', (text, expected) => {
    expect(resolved(text)).toBe(expected)
  })

  it('offers only built-ins that it knows', () => {
    for (const name of ['$uuid', '$now', '$timestamp', '$random 1 100', '$counter'])
      expect(parseVariables(`{{${name}}}`).ok).toBe(true)
  })

  it('resolves what a variable says in its turn', () => {
    expect(resolved('{{url}}', { url: 'ws://{{host}}/{{$counter}}', host: 'a' })).toBe('ws://a/1')
  })

  it.each([
    ['{{a}}', { code: 'variable-circular', params: { names: 'a → b → a' } }],
    ['x{{nobody}}', { code: 'variable-unknown', params: { name: 'nobody' } }],
    ['{{toString}}', { code: 'variable-unknown', params: { name: 'toString' } }],
    ['x {{a', { code: 'variable-syntax', params: { problem: 'not-ended', position: '3', name: '' } }],
    ['{{}}', { code: 'variable-syntax', params: { problem: 'variable-invalid', position: '1', name: '' } }],
    ['{{a b}}', { code: 'variable-syntax', params: { problem: 'variable-invalid', position: '1', name: 'a b' } }],
    ['{{$x}}', { code: 'variable-syntax', params: { problem: 'built-in-unknown', position: '1', name: '$x' } }],
    [
      '{{$random 2 1}}',
      { code: 'variable-syntax', params: { problem: 'range-invalid', position: '1', name: '$random 2 1' } },
    ],
  ])('refuses %j', (text, error) => {
    expect(resolved(text, { a: '{{b}}', b: '{{a}}' })).toEqual(error)
  })

  it.each(['', 'x'.repeat(1000)])('ends where variables double each other, down to %j', (last) => {
    const doubling = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`v${index}`, `{{v${index + 1}}}{{v${index + 1}}}`]),
    )
    expect(resolved('{{v0}}', { ...doubling, v40: last })).toMatchObject({
      code: 'variable-too-long',
      params: { limit: String(MAX_RESOLVED) },
    })
  })

  it('gives back any text that was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '{', '}', '{{', '}}', ' ') }), (text) => {
        expect(resolved(text.replaceAll('{{', String.raw`\{{`))).toBe(text)
      }),
    )
  })
})

describe('isVariableName', () => {
  it.each(['a', '_x', 'api.key-1', 'größe'])('takes %s', (name) => expect(isVariableName(name)).toBe(true))
  it.each(['', '1a', 'a b', '$uuid', 'a}', 'x'.repeat(101)])('refuses %j', (name) =>
    expect(isVariableName(name)).toBe(false),
  )
})
