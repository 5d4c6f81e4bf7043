import { z } from 'zod'
import { appError, type Result } from '../errors/app-error'

type Fields = Readonly<Record<string, unknown>>

/**
 * What a JSON file of a workspace holds. Each says what it is and in which version: `{ "format": "framescope-…",
 * "version": 1, … }`. The version counts changes that an older app would misread; fields are added without a new one.
 */
export interface FileFormat<T extends object> {
  readonly name: string
  readonly version: number
  /** Of all fields but `format` and `version`. */
  readonly schema: z.ZodType<T>
  /** By the version that each takes a step on from. */
  readonly migrations: Readonly<Record<number, (fields: Fields) => Fields>>
}

/** A file, read: what it says and, to be kept when it is written again, all that it holds. */
export interface ReadFile<T> {
  readonly value: T
  readonly fields: Fields
}

const anyFile = z.looseObject({ format: z.string(), version: z.number().int().min(1) })

/** Fails with `workspace-file-invalid` or `workspace-file-newer`; nothing is guessed. */
export function readFormat<T extends object>(format: FileFormat<T>, text: string): Result<ReadFile<T>> {
  const json = parseJson(text)
  if (!json.ok) return json
  const file = anyFile.safeParse(json.value)
  if (!file.success) return invalid(z.prettifyError(file.error))
  const { format: name, version, ...written } = file.data
  if (name !== format.name) return invalid(`"format": ${JSON.stringify(name)}`)
  if (version > format.version)
    return { ok: false, error: appError('workspace-file-newer', { version: String(version) }) }
  let fields: Fields = written
  for (let step = version; step < format.version; step += 1) fields = format.migrations[step]?.(fields) ?? fields
  const value = format.schema.safeParse(fields)
  return value.success ? { ok: true, value: { value: value.data, fields } } : invalid(z.prettifyError(value.error))
}

/**
 * Text for a file: one field a line, in the order of the schema, with a line feed at its end, so that two versions are easy
 * to compare. `before` is what the file held: fields that are none of ours, as of a newer app, stay.
 */
export function writeFormat<T extends object>(format: FileFormat<T>, value: T, before: Fields = {}): string {
  const known = format.schema.safeParse(before)
  const fields = known.success ? withForeignFields(value, before, known.data) : { ...value }
  return `${JSON.stringify({ format: format.name, version: format.version, ...(fields as Fields) }, null, 2)}\n`
}

/** What `before` holds and `known`, which is what we understand of it, does not. In lists, of what has the same place and id. */
function withForeignFields(next: unknown, before: unknown, known: unknown): unknown {
  if (Array.isArray(next) && Array.isArray(before) && Array.isArray(known))
    return next.map((item, index) =>
      idOf(item) === idOf(before[index]) ? withForeignFields(item, before[index], known[index]) : item,
    )
  if (!isFields(next) || !isFields(before) || !isFields(known)) return next
  const kept = Object.entries(next).map(([name, value]) => [name, withForeignFields(value, before[name], known[name])])
  const foreign = Object.entries(before).filter(([name]) => !Object.hasOwn(known, name) && !Object.hasOwn(next, name))
  return Object.fromEntries([...kept, ...foreign])
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const idOf = (item: unknown): unknown => (isFields(item) ? item['id'] : undefined)

function parseJson(text: string): Result<unknown> {
  try {
    // Editors on Windows put a byte order mark before it.
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    return invalid(error instanceof Error ? error.message : String(error))
  }
}

const invalid = (problem: string): Result<never> => ({
  ok: false,
  error: appError('workspace-file-invalid', { problem }),
})
