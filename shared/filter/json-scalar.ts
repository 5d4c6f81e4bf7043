import type { JsonScalar } from './filter'

export const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i

/** What looks like no other value is a string. */
export function readJsonScalar(value: string, quoted: boolean): JsonScalar {
  if (quoted) return { kind: 'string', text: value }
  if (value === 'true' || value === 'false' || value === 'null') return { kind: value }
  return jsonNumber.test(value) ? { kind: 'number', source: value } : { kind: 'string', text: value }
}
