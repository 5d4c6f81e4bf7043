import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readFormat, writeFormat, type FileFormat } from '../../../../shared/files/file-format'

const schema = z.object({
  name: z.string(),
  endpoint: z.object({ host: z.string(), port: z.number().default(80) }),
  rules: z.array(z.object({ id: z.string(), on: z.boolean() })).default([]),
})
type Fields = z.infer<typeof schema>

const third: FileFormat<Fields> = {
  name: 'framescope-test',
  version: 3,
  schema,
  migrations: {
    1: ({ title, ...rest }) => ({ ...rest, name: title }),
    2: ({ host, ...rest }) => ({ ...rest, endpoint: { host } }),
  },
}

const text = (fields: object) => JSON.stringify({ format: 'framescope-test', version: 3, ...fields })
const full: Fields = { name: 'One', endpoint: { host: 'a', port: 1 }, rules: [] }

const valueOf = (written: string) => {
  const reading = readFormat(third, written)
  return reading.ok ? reading.value.value : reading.error.code
}

describe('readFormat', () => {
  it('reads what it writes', () => {
    expect(valueOf(writeFormat(third, full))).toEqual(full)
  })

  it('takes an older version step by step to its own', () => {
    expect(valueOf(text({ version: 1, title: 'Old', host: 'a' }))).toEqual({
      name: 'Old',
      endpoint: { host: 'a', port: 80 },
      rules: [],
    })
    expect(valueOf(text({ version: 2, name: 'Old', host: 'a' }))).toMatchObject({
      name: 'Old',
      endpoint: { host: 'a' },
    })
  })

  it('reads a file with a byte order mark', () => {
    expect(valueOf(`\uFEFF${text(full)}`)).toEqual(full)
  })

  it.each([
    ['half a file', text(full).slice(0, 30), 'workspace-file-invalid'],
    ['an empty file', '', 'workspace-file-invalid'],
    ['JSON that is no object', '[1]', 'workspace-file-invalid'],
    ['the file of another program', '{"name":"package","version":"1.0.0"}', 'workspace-file-invalid'],
    ['a file of another format', text({ ...full, format: 'framescope-other' }), 'workspace-file-invalid'],
    ['a field of the wrong type', text({ ...full, name: 1 }), 'workspace-file-invalid'],
    ['a version 0', text({ ...full, version: 0 }), 'workspace-file-invalid'],
    ['a newer version', text({ ...full, version: 4 }), 'workspace-file-newer'],
  ])('refuses %s', (_, written, code) => {
    expect(valueOf(written)).toBe(code)
  })
})

describe('writeFormat', () => {
  it('writes one field a line, in the order of the value, with a line feed at the end', () => {
    expect(writeFormat(third, full)).toBe(`{
  "format": "framescope-test",
  "version": 3,
  "name": "One",
  "endpoint": {
    "host": "a",
    "port": 1
  },
  "rules": []
}
`)
  })

  it('keeps fields that it does not know, within others and in lists too', () => {
    const before = {
      ...full,
      colour: 'red',
      endpoint: { host: 'a', port: 1, path: '/x' },
      rules: [{ id: 'r', on: true, note: 'kept' }],
    }
    const written = writeFormat(third, { ...full, name: 'Two', rules: [{ id: 'r', on: false }] }, before)
    expect(JSON.parse(written)).toEqual({
      ...before,
      format: 'framescope-test',
      version: 3,
      name: 'Two',
      rules: [{ id: 'r', on: false, note: 'kept' }],
    })
  })

  it('does not bring back what it knows and has been taken away', () => {
    const before = {
      ...full,
      rules: [
        { id: 'r', on: true, note: 'gone' },
        { id: 's', on: true },
      ],
    }
    const written = writeFormat(third, { ...full, rules: [{ id: 's', on: true }] }, before)
    expect(JSON.parse(written)).toMatchObject({ rules: [{ id: 's', on: true }] })
    expect(written).not.toContain('gone')
  })
})
