import { assertNever } from '../../shared/assert-never'
import type { DetailEvent, HandshakeTiming, FrameEvent, MessageEvent } from '../../shared/session/session-event'
import type { TimelineRow } from '../../shared/session/timeline-row'
import { framePreview, messagePreview } from './preview'

/** @param start the first bytes of its payload, unmasked */
export const frameRow = (event: FrameEvent, start: Uint8Array): TimelineRow => ({
  ...event,
  preview: framePreview(event, start),
  inflatedLength: null,
})

/** @param start the first bytes of the message that the frame is the whole of, inflated */
export const compressedFrameRow = (event: FrameEvent, message: MessageEvent, start: Uint8Array): TimelineRow => ({
  ...event,
  preview: messagePreview(message, start),
  inflatedLength: message.length,
})

/** @param start the first bytes of the message, inflated */
export const messageRow = (event: MessageEvent, start: Uint8Array): TimelineRow => ({
  ...event,
  preview: messagePreview(event, start),
})

export function detailRow(detail: DetailEvent): TimelineRow {
  const { event, connection, time } = detail
  const place = { event, connection, time }
  switch (detail.kind) {
    case 'handshake-sent': {
      const { method, target } = detail.request
      return { ...place, kind: detail.kind, method, target }
    }
    case 'handshake-accepted': {
      const { response, timing, checks, subprotocol, extensions } = detail
      return {
        ...place,
        kind: detail.kind,
        status: response.status,
        reason: response.reason,
        took: total(timing),
        checksPassed: checks.filter((check) => check.ok).length,
        checks: checks.length,
        subprotocol,
        extensions,
      }
    }
    case 'handshake-refused': {
      const { response, checks } = detail
      return {
        ...place,
        kind: detail.kind,
        status: response.status,
        reason: response.reason,
        failedCheck: checks.find((check) => !check.ok)?.name ?? '',
        bodyLength: base64Length(response.body?.base64 ?? ''),
      }
    }
    case 'protocol-violation': {
      const { base64, ...rest } = detail
      return { ...rest, length: base64Length(base64) }
    }
    case 'connection-opened':
    case 'error':
    case 'note':
    case 'connection-closed':
      return detail
    default:
      return assertNever(detail)
  }
}

const total = ({ dns, connect, tls, request, wait }: HandshakeTiming): number =>
  (dns ?? 0) + (connect ?? 0) + (tls ?? 0) + (request ?? 0) + (wait ?? 0)

const base64Length = (base64: string): number => Buffer.byteLength(base64, 'base64')
