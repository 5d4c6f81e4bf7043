import { decodeUtf8Start } from '../../shared/payload/decode-utf8'
import { toHex } from '../../shared/payload/hex'
import type { SessionEvent } from '../../shared/session/session-event'
import { PREVIEW_BYTES, type Preview, type TimelineRow } from '../../shared/session/timeline-row'

/** What main's reader makes of an event, for a synthetic one. */
export function syntheticRow(event: SessionEvent, payload: Uint8Array): TimelineRow {
  switch (event.kind) {
    case 'frame':
      return { ...event, preview: framePreview(event, payload), inflatedLength: null }
    case 'message':
      return { ...event, preview: event.type === 'text' ? textPreview(payload) : hexPreview(payload) }
    case 'handshake-sent':
      return { ...place(event), kind: event.kind, method: event.request.method, target: event.request.target }
    case 'handshake-accepted':
      return {
        ...place(event),
        kind: event.kind,
        status: event.response.status,
        reason: event.response.reason,
        took: 38,
        checksPassed: event.checks.filter((check) => check.ok).length,
        checks: event.checks.length,
        subprotocol: event.subprotocol,
        extensions: event.extensions,
      }
    case 'handshake-refused':
      return {
        ...place(event),
        kind: event.kind,
        status: event.response.status,
        reason: event.response.reason,
        failedCheck: 'status',
        bodyLength: 34,
      }
    case 'protocol-violation': {
      const { base64, ...rest } = event
      return { ...rest, length: atob(base64).length }
    }
    case 'connection-opened':
    case 'connection-closed':
    case 'error':
    case 'note':
      return event
  }
}

const place = ({ event, connection, time }: SessionEvent) => ({ event, connection, time })

function framePreview(event: Extract<SessionEvent, { kind: 'frame' }>, payload: Uint8Array): Preview {
  if (event.opcode === 8 && payload.length >= 2)
    return {
      kind: 'close',
      code: ((payload[0] ?? 0) << 8) | (payload[1] ?? 0),
      reason: decodeUtf8Start(payload.subarray(2)) ?? '',
    }
  if (event.rsv1 || event.messageOpcode === 2 || event.previousFrame !== null) return hexPreview(payload)
  return textPreview(payload)
}

function textPreview(payload: Uint8Array): Preview {
  if (payload.length === 0) return { kind: 'empty' }
  const text = decodeUtf8Start(payload.subarray(0, PREVIEW_BYTES))
  return text === null ? hexPreview(payload) : { kind: 'text', text, cut: payload.length > PREVIEW_BYTES }
}

function hexPreview(payload: Uint8Array): Preview {
  if (payload.length === 0) return { kind: 'empty' }
  return { kind: 'hex', hex: toHex(payload.subarray(0, 64)), cut: payload.length > 64 }
}
