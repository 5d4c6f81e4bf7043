import type { FilterError, FilterHint } from './filter-problem'
import type { JsonPath } from './json-path'
import type { Operator } from './operator'

export interface Span {
  readonly from: number
  readonly to: number
}

/** The words of the language, with their places in the text. */
export type FilterToken = Span &
  (
    | { readonly type: '(' | ')' | 'and' | 'or' | 'not' }
    /** `hint` says why what looks like a regular expression is none. */
    | { readonly type: 'text'; readonly text: string; readonly hint: FilterHint | null }
    | { readonly type: 'regex'; readonly source: string; readonly flags: string }
    | FieldToken
    | { readonly type: 'invalid'; readonly error: FilterError }
  )

/** `key:value`, as typed: neither key nor value is known to make sense. */
export interface FieldToken extends Span {
  readonly type: 'field'
  readonly key: string
  /** What follows `json`; empty for all other keys. */
  readonly path: JsonPath
  /** Behind the key and its path. */
  readonly keyTo: number
  readonly operator: Operator
  readonly value: string
  /** A value in quotes is text, whatever it looks like. */
  readonly quoted: boolean
  /** Place of the value, quotes included. */
  readonly valueSpan: Span
}
