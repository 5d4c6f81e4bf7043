import { appError, type Result } from '../../shared/errors/app-error'
import { MAX_BYTES } from '../../shared/ipc/timeline-bounds'
import type { EventReading } from '../../shared/ipc/timeline-channels'
import type { Bridge } from '../bridge/bridge'

/** Larger ones are not put into an editor or on the clipboard. */
export const MAX_TAKEN_BYTES = 4 * 1024 * 1024

/**
 * All bytes of an event. Fails with `payload-too-large`, with `event-let-go` where the recording has lost them meanwhile,
 * and with what reading fails with.
 */
export async function wholePayload(
  bridge: Bridge,
  session: string,
  { event: { event }, length, bytes }: EventReading,
): Promise<Result<Uint8Array>> {
  if (length > MAX_TAKEN_BYTES) {
    const params = { length: length.toLocaleString('en'), limit: MAX_TAKEN_BYTES.toLocaleString('en') }
    return { ok: false, error: appError('payload-too-large', params) }
  }
  const payload = new Uint8Array(length)
  payload.set(bytes)
  for (let at = bytes.length; at < length;) {
    const count = Math.min(MAX_BYTES, length - at)
    const piece = await bridge.timeline.bytes({ session, event, from: at, count })
    if (!piece.ok) return piece
    if (piece.value.length === 0) return { ok: false, error: appError('event-let-go') }
    payload.set(piece.value, at)
    at += piece.value.length
  }
  return { ok: true, value: payload }
}
