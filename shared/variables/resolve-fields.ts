import type { AppError } from '../errors/app-error'
import { resolveText, type VariableSource } from './resolve-text'

export interface FieldProblem {
  /** Path of the field, e.g. `headers.0.1`. */
  readonly field: string
  readonly error: AppError
}

export type FieldsResolution<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [FieldProblem, ...FieldProblem[]] }

/**
 * A profile, or anything else of plain data, with values in the places of all its texts. Bytes stay as they are.
 *
 * @param sourceFor where the field of a path has its values from
 * @param leaves says of a path that it is left as it is: what has places of another kind
 */
export function resolveFields<T>(
  data: T,
  sourceFor: (path: string) => VariableSource,
  leaves: (path: string) => boolean = () => false,
): FieldsResolution<T> {
  const problems: FieldProblem[] = []
  const walk = (value: unknown, path: string): unknown => {
    if (leaves(path)) return value
    if (typeof value === 'string') {
      const resolution = resolveText(value, sourceFor(path))
      if (resolution.ok) return resolution.value
      problems.push({ field: path, error: resolution.error })
      return value
    }
    if (Array.isArray(value)) return value.map((item, index) => walk(item, join(path, String(index))))
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, join(path, key))]))
  }
  const value = walk(data, '') as T
  const [first, ...others] = problems
  return first === undefined ? { ok: true, value } : { ok: false, problems: [first, ...others] }
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)
