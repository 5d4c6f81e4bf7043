import { toHex } from '../../shared/payload/hex'
import { decodeUtf8Start } from '../../shared/payload/decode-utf8'
import type { MessageSource } from './ports'

/** Bytes of a message that a row shows. */
const START = 200

/** Text, or hex where it is none; `null` where there is no message, or none that can be read. */
export async function startOfMessage(source: MessageSource | null, event: number | null): Promise<string | null> {
  if (source === null || event === null) return null
  try {
    const { length } = await source.message(event)
    const bytes = await source.payload(event, Math.min(length, START))
    return decodeUtf8Start(bytes) ?? toHex(bytes)
  } catch {
    return null
  }
}
