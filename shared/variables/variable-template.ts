import { parseBraces, readRange, type BracesReading, type RandomRange } from '../template/braces'

/** What may stand between braces in a URL, a header, a message. */
export type VariableValue =
  /** Of the active environment. */
  | { readonly kind: 'variable'; readonly name: string }
  /** Random, version 4 (RFC 9562). */
  | { readonly kind: 'uuid' }
  /** UTC with milliseconds, as ISO 8601. */
  | { readonly kind: 'now' }
  /** Whole seconds since 1970. */
  | { readonly kind: 'timestamp' }
  /** How often it was put in since the app was started, from 1. */
  | { readonly kind: 'counter' }
  | RandomRange

export type VariableProblem = 'variable-invalid' | 'built-in-unknown' | 'range-invalid'

/** `{{name}}` and `{{$built-in}}`. Whether there is such a variable is another matter. */
export const parseVariables = (text: string): BracesReading<VariableValue, VariableProblem> =>
  parseBraces<VariableValue, VariableProblem>(text, readValue)

/** Names of variables: no space, and nothing that means something to a URL or to the braces. */
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u

export const isVariableName = (name: string): boolean => NAME.test(name)

function readValue(source: string): VariableValue | VariableProblem {
  switch (source) {
    case '$uuid':
      return { kind: 'uuid' }
    case '$now':
      return { kind: 'now' }
    case '$timestamp':
      return { kind: 'timestamp' }
    case '$counter':
      return { kind: 'counter' }
  }
  if (/^\$random(\s|$)/.test(source)) return readRange(source.slice('$random'.length))
  if (source.startsWith('$')) return 'built-in-unknown'
  return isVariableName(source) ? { kind: 'variable', name: source } : 'variable-invalid'
}
