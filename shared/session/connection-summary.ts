import type { AppError } from '../errors/app-error'

/**
 * `refused`: its handshake was answered with something else than 101. `failed`: it never was a handshake. `cut-off`: the
 * recording ends before the connection does.
 */
export type ConnectionState = 'handshaking' | 'open' | 'closing' | 'closed' | 'refused' | 'failed' | 'cut-off'

/** Of what a client says of itself, so many characters are listed. */
export const SHOWN_LENGTH = 200

export interface ConnectionTraffic {
  readonly messages: number
  /** On the wire, handshake included; in a recorded session without what neither handshake nor frame was made of. */
  readonly bytes: number
}

/** One client of a server session, as it is now or ended: numbers and short texts, never a payload. */
export interface ConnectionSummary {
  /** Number of the connection in its session, as on the timeline. */
  readonly connection: number
  readonly state: ConnectionState
  readonly remote: string
  /** Target and User-Agent of the request, at most `SHOWN_LENGTH` characters each; `null` until there is a request. */
  readonly path: string | null
  readonly userAgent: string | null
  readonly subprotocol: string | null
  readonly sent: ConnectionTraffic
  readonly received: ConnectionTraffic
  /** Nanoseconds since the session's start. */
  readonly openedAt: number
  readonly lastActivity: number
  /** `null` while it stands, and where its end was not recorded. */
  readonly endedAt: number | null
  /** `false` while reading is paused by hand. */
  readonly reading: boolean
  /** `false` while pongs are withheld. */
  readonly answersPings: boolean
  /** Why it never opened, or what broke it. */
  readonly error: AppError | null
}
