import { decodeUtf8 } from '../../shared/payload/decode-utf8'
import { eventDetailSchema, type DetailEvent } from '../../shared/session/session-event'
import { StreamCode } from './capture-format'
import type { CapturedBlock } from './captured-block'
import type { CapturedDetail } from './captured-record'
import type { StreamReader } from './stream-reader'
import { unreadable } from './unreadable'

/** Reads the event that a record only points to. A capture is input: what does not fit the schema is unreadable. */
export async function readDetail(
  record: CapturedDetail,
  block: CapturedBlock,
  streams: StreamReader,
): Promise<DetailEvent> {
  const { place, position, length } = record
  const { offset } = block.place
  const json = await streams.read(offset, place.connection, StreamCode.detail, position, position + length)
  const parsed = eventDetailSchema.safeParse(parseJson(json))
  if (!parsed.success || parsed.data.kind !== record.detailKind) return unreadable(offset)
  return { ...place, ...parsed.data }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes) ?? '')
  } catch {
    return undefined
  }
}
