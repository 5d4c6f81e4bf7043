import { z } from 'zod'
import type { Annotation } from '../session/annotation'
import { annotationSchema } from '../session/annotation-schema'
import { request } from './channel'

const session = z.string().min(1).max(200)

/**
 * Marks and notes on events, kept in the capture, live or stored. Rows and readings carry what was said of them
 * (`annotation`): after `set`, read again the rows that are shown.
 */
export const annotationChannels = {
  /**
   * Replies when it is in the capture. What was said about the event before is replaced; `mark: false` and `note: null`
   * take it away. Refused with `event-not-found`, and with `capture-write-failed` when the file takes nothing, or while
   * the recording of a live session is stopped.
   */
  set: request<null>()(annotationSchema.extend({ session })),
  /** All of a session, in the order of the events: to list them and to jump from one to the next. */
  list: request<readonly Annotation[]>()(z.object({ session })),
}
