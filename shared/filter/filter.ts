import type { Direction } from '../session/direction'
import type { EventCategory } from './event-category'
import type { JsonPath } from './json-path'
import type { NumberTest } from './number-test'
import type { WallTime } from './wall-time'

/**
 * What a filter text says, as `parseFilter` reads it and `formatFilter` writes it. Grouping is kept as typed, so that
 * the text that comes back is the user's own.
 */
export type Filter =
  /** Two operands or more. */
  | { readonly type: 'and'; readonly operands: readonly Filter[] }
  | { readonly type: 'or'; readonly operands: readonly Filter[] }
  | { readonly type: 'not'; readonly operand: Filter }
  | FilterTest

/** One question about one event. */
export type FilterTest =
  /** The payload holds the text, in any case. */
  | { readonly type: 'contains'; readonly text: string }
  /** `flags` are of i, m, s and u, in this order. */
  | { readonly type: 'regex'; readonly source: string; readonly flags: string }
  | { readonly type: 'direction'; readonly direction: Direction }
  | { readonly type: 'opcode'; readonly opcodes: readonly number[] }
  /** Of the payload, in bytes. */
  | { readonly type: 'length'; readonly test: NumberTest }
  | { readonly type: 'connection'; readonly test: NumberTest }
  | { readonly type: 'close-code'; readonly test: NumberTest }
  /** Who caused it: the responder of that name, in any case; `null`: any. */
  | { readonly type: 'cause'; readonly name: string | null }
  | { readonly type: 'flag'; readonly flag: FlagName; readonly value: boolean }
  | { readonly type: 'kind'; readonly categories: readonly EventCategory[] }
  | { readonly type: 'json'; readonly path: JsonPath; readonly test: JsonTest }
  /** Not older than that, in nanoseconds before the newest event or now. */
  | { readonly type: 'since'; readonly nanoseconds: number }
  /** `after` includes the moment itself, `before` does not: side by side they split a session in two. */
  | { readonly type: 'after' | 'before'; readonly time: WallTime }

/** Each is a field of `FilterableRecord` too. */
export const flagNames = ['fin', 'rsv1', 'rsv2', 'rsv3', 'masked', 'compressed'] as const
export type FlagName = (typeof flagNames)[number]

/** Asks whether some value at the path is such; `present` asks whether there is one. */
export type JsonTest =
  | { readonly type: 'present' }
  | { readonly type: 'equal' | 'unequal'; readonly value: JsonScalar }
  /** `source` is a number as JSON writes it: no digit is lost on the way. */
  | { readonly type: 'less' | 'at-most' | 'greater' | 'at-least'; readonly source: string }

export type JsonScalar =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly source: string }
  | { readonly kind: 'true' | 'false' | 'null' }
