import type { HandshakeTiming } from '../../session/session-event'

/** Milliseconds; -1 where a step did not take place. `ssl` is a part of `connect` too. */
export interface HarTimings {
  readonly blocked: number
  readonly dns: number
  readonly connect: number
  readonly ssl: number
  readonly send: number
  readonly wait: number
  readonly receive: number
}

const ABSENT = -1

/** @param receiving nanoseconds from the response to the last thing that happened */
export function harTimings(timing: HandshakeTiming | null, receiving: number): HarTimings {
  const connect = timing?.connect ?? null
  const ssl = timing?.tls ?? null
  const proxy = timing?.proxy ?? 0
  return {
    blocked: ABSENT,
    dns: timing?.dns ?? ABSENT,
    connect: connect === null ? ABSENT : micros(connect + proxy + (ssl ?? 0)),
    ssl: ssl ?? ABSENT,
    send: timing?.request ?? 0,
    wait: timing?.wait ?? 0,
    receive: micros(receiving / 1e6),
  }
}

/** The sum that HAR asks for: `ssl` counts within `connect`. */
export const totalOf = ({ blocked, dns, connect, send, wait, receive }: HarTimings): number =>
  micros([blocked, dns, connect, send, wait, receive].reduce((sum, part) => sum + Math.max(0, part), 0))

/** Nanoseconds from the start of a client's connection to where it can send its request. */
export const timeToOpen = (timing: HandshakeTiming | null): number =>
  timing === null ? 0 : ((timing.dns ?? 0) + (timing.connect ?? 0) + (timing.proxy ?? 0) + (timing.tls ?? 0)) * 1e6

const micros = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000
