import type { AppError } from '../../shared/errors/app-error'
import type { NdjsonLine } from '../../shared/formats/ndjson-line'
import { harMessageSchema, type ReadHarMessage } from '../../shared/formats/har/read-har-entry'
import { parseBase64 } from '../../shared/payload/base64'
import { Opcode } from '../../shared/protocol/opcode'
import { ArrayBrokenOff, readItems, type ArrayPlace } from './array-reader'
import { invalidItem, parseItem, type ImportContext, type ImportPlace } from './import-run'
import type { OrderedStep } from './merge-steps'

/** What an entry of a HAR tells next. */
export interface HarImportStep extends OrderedStep {
  /** Place in the file, in bytes. */
  readonly byte: number
  readonly told:
    | { readonly kind: 'line'; readonly line: Exclude<NdjsonLine, { kind: 'session' | 'unknown' }> }
    | { readonly kind: 'problem'; readonly error: AppError }
    | { readonly kind: 'unknown' }
}

export interface HarItem {
  readonly place: ImportPlace
  /** An error says why it could not be read. */
  readonly item: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AppError }
}

/** Chunks of all arrays that are open at once take so many bytes. */
const CHUNKS_BYTES = 32 * 1024 * 1024

export const chunkBytesFor = (arrays: number): number =>
  Math.max(4096, Math.min(256 * 1024, Math.floor(CHUNKS_BYTES / Math.max(1, arrays))))

/** Parsed items of an array, as far as the file goes. */
export async function* parsedItems(
  { file, limits }: ImportContext,
  place: ArrayPlace | null,
  chunkBytes: number,
): AsyncGenerator<HarItem, void, undefined> {
  if (place === null) return
  try {
    for await (const { bytes, line, byte } of readItems(file.handle, place, chunkBytes, limits.itemBytes))
      yield { place: { line, byte }, item: parseItem(bytes, { line, byte }, limits.itemBytes) }
  } catch (failure) {
    // That the file is broken off is known from looking through it.
    if (!(failure instanceof ArrayBrokenOff)) throw failure
  }
}

export type ReadMessage =
  | { readonly ok: true; readonly message: ReadHarMessage; readonly payload: Uint8Array }
  | { readonly ok: false; readonly error: AppError }

/** An item of `_webSocketMessages` with its bytes. */
export function readMessage({ item, place }: HarItem): ReadMessage {
  if (!item.ok) return item
  const message = harMessageSchema.safeParse(item.value)
  if (!message.success) return { ok: false, error: invalidItem(place) }
  if (message.data.opcode !== Opcode.Binary)
    return { ok: true, message: message.data, payload: new TextEncoder().encode(message.data.data) }
  const payload = parseBase64(message.data.data)
  return payload.ok
    ? { ok: true, message: message.data, payload: payload.value }
    : { ok: false, error: invalidItem(place) }
}
