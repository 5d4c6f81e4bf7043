import { appError, type Result } from '../errors/app-error'
import { decodeUtf8 } from '../payload/decode-utf8'
import { isReceivableCloseCode, isSendableCloseCode } from './close-code'
import { MAX_CONTROL_PAYLOAD } from './frame-header'
import type { ViolationCode } from './violation-code'

/** Two bytes of the payload are the code. */
export const MAX_CLOSE_REASON_BYTES = MAX_CONTROL_PAYLOAD - 2

/** What a close frame says (RFC 6455 §5.5.1). */
export type ClosePayload =
  | { readonly kind: 'empty' }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  /** `code` is kept where it can be read at all: it is on the wire, even if it may not be. */
  | {
      readonly kind: 'malformed'
      readonly violation: Extract<
        ViolationCode,
        'close-payload-length' | 'close-code-invalid' | 'close-reason-invalid-utf8'
      >
      readonly code: number | null
    }

export function parseClosePayload(payload: Uint8Array): ClosePayload {
  const [high, low] = payload
  if (high === undefined) return { kind: 'empty' }
  if (low === undefined) return { kind: 'malformed', violation: 'close-payload-length', code: null }
  const code = (high << 8) | low
  if (!isReceivableCloseCode(code)) return { kind: 'malformed', violation: 'close-code-invalid', code }
  const reason = decodeUtf8(payload.subarray(2))
  if (reason === null) return { kind: 'malformed', violation: 'close-reason-invalid-utf8', code }
  return { kind: 'close', code, reason }
}

/** `null` is a close frame without a payload, and then there can be no reason either. */
export function encodeClosePayload(code: number | null, reason: string): Result<Uint8Array> {
  const reasonBytes = new TextEncoder().encode(reason)
  if (code === null) {
    if (reason !== '') return { ok: false, error: appError('close-code-reserved', { code: '' }) }
    return { ok: true, value: new Uint8Array() }
  }
  if (!isSendableCloseCode(code)) return { ok: false, error: appError('close-code-reserved', { code: String(code) }) }
  if (reasonBytes.length > MAX_CLOSE_REASON_BYTES) {
    const params = { length: String(reasonBytes.length), limit: String(MAX_CLOSE_REASON_BYTES) }
    return { ok: false, error: appError('close-reason-too-long', params) }
  }
  const payload = new Uint8Array(2 + reasonBytes.length)
  payload[0] = code >> 8
  payload[1] = code & 0xff
  payload.set(reasonBytes, 2)
  return { ok: true, value: payload }
}
