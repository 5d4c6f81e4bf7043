import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { secretFields, secretPart } from '../../../../shared/profile/secret-fields'
import { clientProfileSchema } from '../../../../shared/session/client-profile-schema'
import { serverProfileSchema } from '../../../../shared/session/server-profile-schema'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** Paths of all fields that are named like something secret. */
function suspects(schema: Schema, path: readonly string[] = []): string[] {
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(/password|passphrase|token|secret|^key$|pfx/i.test(name) ? [[...path, name].join('.')] : []),
    ...suspects(field, [...path, name]),
  ])
  const items = schema.items ? suspects(schema.items, [...path, '*']) : []
  return [
    ...inside,
    ...items,
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((each) => suspects(each, path)),
  ]
}

describe('secretFields', () => {
  it.each([
    ['client', clientProfileSchema],
    ['server', serverProfileSchema],
  ] as const)('name every field of a %s profile that is called like a secret', (mode, schema) => {
    const found = suspects(z.toJSONSchema(schema, { io: 'input' }) as Schema)
    expect(secretFields[mode].map(({ path }) => path.join('.'))).toEqual(expect.arrayContaining([...new Set(found)]))
  })

  it.each([
    ['hunter2', true],
    ['{{password}}', false],
    ['Bearer {{token}}', false],
    ['{{user}}:hunter2', true],
    ['', false],
    ['token', true],
    ['Bearer', true],
    ['basic {{user}}', false],
  ])('take %j for a secret: %s', (text, secret) => {
    expect(secretPart({ path: ['password'] }, text, {}) !== null).toBe(secret)
  })
})
