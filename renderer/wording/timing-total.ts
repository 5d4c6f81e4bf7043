import type { HandshakeTiming } from '../../shared/session/session-event'

/** From Connect to the response, in milliseconds. */
export const timingTotal = ({ dns, connect, proxy, tls, request, wait }: HandshakeTiming): number =>
  [dns, connect, proxy, tls, request, wait].reduce<number>((sum, step) => sum + (step ?? 0), 0)
