import type { HandshakeTiming } from '../../shared/session/session-event'

/** From Connect to the response, in milliseconds. */
export const timingTotal = (timing: HandshakeTiming): number =>
  (timing.dns ?? 0) + (timing.connect ?? 0) + (timing.tls ?? 0) + (timing.request ?? 0) + (timing.wait ?? 0)
