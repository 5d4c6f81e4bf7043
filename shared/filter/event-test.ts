import type { FilterableRecord } from './filterable-record'
import type { Verdict } from './verdict'

/** A filter, or a part of one, made ready to run. Both stages may be asked in any order and as often as wanted. */
export interface EventTest {
  /** What the fixed fields say; allocates nothing. */
  readonly record: (record: FilterableRecord) => Verdict
  /** The whole answer, for any event whose `record` verdict is `NeedsPayload`; right for all others too. */
  readonly payload: (record: FilterableRecord, payload: Uint8Array) => boolean
  readonly cost: Cost
}

/** What looking at a payload costs, roughly: of several operands, the cheap ones are asked first. */
export const Cost = { Record: 0, Bytes: 1, Text: 2, Json: 3 } as const
export type Cost = (typeof Cost)[keyof typeof Cost]
