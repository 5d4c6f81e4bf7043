import { z } from 'zod'
import type { AppError } from '../errors/app-error'
import { clientProfileSchema } from '../session/client-profile-schema'
import { outgoingSchema } from '../session/outgoing'
import { repeatPlanSchema } from '../session/repeat'
import { savedAsSchema, type SessionSummary } from '../session/session-summary'
import { push, request } from './channel'
import type { LiveTick } from './live-tick'

/** All sessions, newest first, and the files among them that cannot be opened; those are left as they are. */
export interface SessionList {
  readonly sessions: readonly SessionSummary[]
  readonly rejected: readonly { readonly file: string; readonly error: AppError }[]
}

/** Numbers of connections. */
export const targetsSchema = z.union([z.literal('all'), z.array(z.number().int().min(1)).min(1).max(100_000)])

const sessionId = z.string().min(1).max(200)

/** Sessions: start, steer, list, delete. */
export const sessionChannels = {
  list: request<SessionList>()(z.undefined()),
  /** Starts a session and replies as soon as it is being recorded, long before it is open. */
  connect: request<SessionSummary>()(z.object({ profile: clientProfileSchema, savedAs: savedAsSchema.optional() })),
  /** While connecting: cancel. While open: the closing handshake. While closing: drop the TCP connection. */
  disconnect: request<null>()(z.object({ session: sessionId, code: z.number().int().nullable(), reason: z.string() })),
  send: request<null>()(z.object({ session: sessionId, outgoing: outgoingSchema })),
  /**
   * Sends it now and again at every interval, until it was sent so often, is stopped, or the session is not open any more;
   * `LiveSession.repeats` counts. `to` is of server sessions. Replies with its number in the session. Refused with
   * `not-open` and `too-many-repeats`.
   */
  repeat: request<{ readonly repeat: number }>()(
    z.object({ session: sessionId, to: targetsSchema, outgoing: outgoingSchema, plan: repeatPlanSchema }),
  ),
  /** Ends one, or puts away one that has ended. */
  stopRepeat: request<null>()(z.object({ session: sessionId, repeat: z.number().int().min(1) })),
  /**
   * Records again after the disk took no more (`SessionSummary.recording.state` is `stopped`): in the same capture, with a
   * `recording-resumed` note that says what is missing. Refused with `capture-write-failed` while the disk still takes
   * nothing, and with `not-open` when the session is over. Harmless while recording.
   */
  resumeRecording: request<null>()(z.object({ session: sessionId })),
  /** Deletes a stored session's capture file. A live session is refused with `session-live`. */
  delete: request<null>()(z.object({ session: sessionId })),
  /** At most one every 33 ms and none until the last was acknowledged. */
  tick: push<LiveTick>(),
  acknowledge: request<null>()(z.object({ tick: z.number() })),
}
