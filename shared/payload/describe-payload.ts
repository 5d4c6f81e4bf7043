import { parseClosePayload, type ClosePayload } from '../protocol/close-payload'
import { decodeUtf8, decodeUtf8Start } from './decode-utf8'
import { readJson, type JsonReading } from './json-reader'

/** What is known about a payload before looking at it. */
export interface PayloadHint {
  /** What the sender declared it to be. Compressed bytes are `binary`, whatever the message is. */
  readonly type: 'text' | 'binary' | 'ping' | 'pong' | 'close'
  /** The bytes are only the start of a longer payload. */
  readonly cut: boolean
}

/** How a payload can be shown; the bytes themselves can be shown as hex in any case. */
export type PayloadDescription =
  | { readonly kind: 'empty' }
  | { readonly kind: 'close'; readonly close: ClosePayload }
  /** `json` is `null` where the text does not begin like an object or array, or is cut. */
  | { readonly kind: 'text'; readonly text: string; readonly json: JsonReading | null }
  | { readonly kind: 'binary' }
  /** Declared as text, but not valid UTF-8. */
  | { readonly kind: 'invalid-text' }

/** Longer texts are not parsed while somebody waits for them to be shown. */
export const MAX_DESCRIBED_JSON_LENGTH = 4 * 1024 * 1024

/** A scalar is shown better as the text that it is. */
const looksLikeJson = /^[ \t\r\n]*[{[]/
/** Binary formats often pass for UTF-8 while they are short; control characters give them away. */
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/

export function describePayload(bytes: Uint8Array, hint: PayloadHint): PayloadDescription {
  if (bytes.length === 0) return { kind: 'empty' }
  if (hint.type === 'close') return { kind: 'close', close: parseClosePayload(bytes) }
  const text = hint.cut ? decodeUtf8Start(bytes) : decodeUtf8(bytes)
  if (text === null) return { kind: hint.type === 'text' ? 'invalid-text' : 'binary' }
  if (hint.type !== 'text' && controlCharacters.test(text)) return { kind: 'binary' }
  return { kind: 'text', text, json: readJsonIfLikely(text, hint.cut) }
}

function readJsonIfLikely(text: string, cut: boolean): JsonReading | null {
  if (cut || text.length > MAX_DESCRIBED_JSON_LENGTH || !looksLikeJson.test(text)) return null
  return readJson(text)
}
