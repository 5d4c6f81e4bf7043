import { z } from 'zod'
import type { Responder } from '../responder/responder'
import { respondersSchema } from '../responder/responder-schema'
import type { ResponderProblem } from '../responder/responder-problem'
import type { ConnectionSummary } from '../session/connection-summary'
import { outgoingSchema } from '../session/outgoing'
import { serverProfileSchema } from '../session/server-profile-schema'
import { savedAsSchema, type SessionSummary } from '../session/session-summary'
import { request } from './channel'
import { targetsSchema } from './session-channels'

const session = z.string().min(1).max(200)
/** One that has ended is passed over; `connection-not-found` when all have. */
const to = targetsSchema

/** A part of the list of a session that is not running, from its capture. A reply comes soon. */
export interface RecordedConnections {
  /** By number. None while the capture is still being read. */
  readonly connections: readonly ConnectionSummary[]
  /** Where to ask from next; `null` when these were the last. */
  readonly next: number | null
  /** How much has been read, from 0 to 1. */
  readonly progress: number
  /** How many more there are: the first 100,000 are listed. */
  readonly leftOut: number
  /** Time of the newest event, nanoseconds since the session's start. */
  readonly end: number
}

/**
 * Server sessions beyond what all sessions have: `session.disconnect` stops one (1001 to all, then drop; a second time:
 * drop at once), `session.send` is a broadcast.
 */
export const serverChannels = {
  /**
   * Listens and replies with a session that is open. Refused, with no session left behind, with `address-in-use`,
   * `address-privileged`, `address-not-local`, `host-not-found`, `listen-failed`, one of the codes about certificates
   * and keys, `subprotocol-invalid`, `header-invalid` or `responder-invalid`; `serverFieldOf` says beside which field
   * that belongs.
   */
  start: request<SessionSummary>()(z.object({ profile: serverProfileSchema, savedAs: savedAsSchema.optional() })),
  /** All that stand and the latest 1,000 that ended, by number. Ticks tell which changed since. */
  connections: request<readonly ConnectionSummary[]>()(z.object({ session })),
  /** The same from the capture, of a session that has ended: all that connected, from number `from` on. */
  recordedConnections: request<RecordedConnections>()(z.object({ session, from: z.number().int().min(1) })),
  /** Asks where to, then writes the server's certificate as PEM; `null` when the user cancelled. `server-without-tls`. */
  exportCertificate: request<{ readonly path: string } | null>()(z.object({ session })),
  /** The next server with a self-signed certificate gets a new one, with a new key; those that run keep theirs. */
  forgetCertificate: request<null>()(z.undefined()),
  /** Replies with to how many it went, once it has left for the system. */
  send: request<{ readonly sent: number }>()(z.object({ session, to, outgoing: outgoingSchema })),
  close: request<null>()(z.object({ session, to, code: z.number().int().nullable(), reason: z.string() })),
  /** A TCP reset. */
  drop: request<null>()(z.object({ session, to })),
  setReading: request<null>()(z.object({ session, to, reading: z.boolean() })),
  /** `false` withholds pongs. */
  setAnswersPings: request<null>()(z.object({ session, to, answers: z.boolean() })),
  /** Of a session of this run, as they are now; the head has those that it started with. */
  responders: request<readonly Responder[]>()(z.object({ session })),
  /**
   * Replaces the list of a session while it runs: reordered, switched on or off, edited. One that is as it was goes on
   * counting and waiting; one that is not starts afresh. Refused with `responder-invalid`; then nothing has changed.
   */
  setResponders: request<null>()(z.object({ session, responders: respondersSchema })),
  /** What would keep each of them from working, to be said beside the field. None: they can be set. */
  checkResponders: request<readonly ResponderProblem[]>()(z.object({ responders: respondersSchema })),
}
