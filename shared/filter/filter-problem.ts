/** What is wrong with a filter text; the message catalogue has the sentence. In `params`, what the sentence names. */
export const filterErrorCodes = [
  /** `key`, `suggestion` (empty for none), `quoted`: the term in quotes, should it have been meant as text. */
  'unknown-key',
  /** `key`, `operator` */
  'operator-unsuited',
  /** `key` */
  'value-missing',
  /** `key`, `value`, `suggestion` (empty for none), `allowed`: the values there are */
  'unknown-value',
  /** `key`, `value` */
  'number-invalid',
  /** `key`, `from`, `to`: the range ends before it begins */
  'range-backwards',
  /** `value` */
  'duration-invalid',
  /** `value` */
  'time-invalid',
  /** The part of a JSON path that cannot be read is what the position marks. */
  'path-invalid',
  'quote-not-ended',
  /** `word`: what something is missing next to, `and`, `or`, `not` or `(` */
  'term-missing',
  'parenthesis-not-closed',
  'parenthesis-not-opened',
  /** `limit` */
  'nested-too-deep',
] as const
export type FilterErrorCode = (typeof filterErrorCodes)[number]

/** What was understood otherwise than it may have been meant; the filter works. */
export const filterHintCodes = [
  /** `source`, `reason`: what the regular-expression engine said; `source` is searched for as text */
  'regex-invalid',
  /** `text`: searched for as it is, slashes included */
  'regex-flags-unknown',
  /** `text` */
  'regex-not-ended',
] as const
export type FilterHintCode = (typeof filterHintCodes)[number]

/** `from` and `to` mark the part of the text that it is about, in UTF-16 units. */
export interface FilterProblem<Code> {
  readonly from: number
  readonly to: number
  readonly code: Code
  readonly params: Readonly<Record<string, string>>
}
export type FilterError = FilterProblem<FilterErrorCode>
export type FilterHint = FilterProblem<FilterHintCode>
