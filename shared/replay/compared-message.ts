import { decodeUtf8 } from '../payload/decode-utf8'
import type { JsonDocument } from '../payload/json-document'
import { readJson } from '../payload/json-reader'

/** A message as it is compared. */
export interface ComparedMessage {
  readonly type: 'text' | 'binary'
  readonly bytes: Uint8Array
  /** `null` where it is not UTF-8. */
  readonly text: string | null
  /** `null` where it is no JSON object or array, or a longer one than is looked into: it is compared as it stands. */
  readonly json: JsonDocument | null
}

/** Of a message; longer ones are compared byte by byte. */
export const MAX_COMPARED_JSON_BYTES = 4 * 1024 * 1024
const MAX_VALUES = 200_000

const OPENING = new Set(new TextEncoder().encode('{['))
const WHITE_SPACE = new Set(new TextEncoder().encode(' \t\r\n'))

/** JSON in a binary message is JSON as well. */
export function readComparedMessage(type: 'text' | 'binary', bytes: Uint8Array): ComparedMessage {
  const text = type === 'text' || beginsLikeJson(bytes) ? decodeUtf8(bytes) : null
  if (text === null || bytes.length > MAX_COMPARED_JSON_BYTES || !beginsLikeJson(bytes))
    return { type, bytes, text, json: null }
  const reading = readJson(text, MAX_VALUES)
  return { type, bytes, text, json: reading.kind === 'valid' ? reading.document : null }
}

function beginsLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !WHITE_SPACE.has(byte))
  return first !== undefined && OPENING.has(first)
}
