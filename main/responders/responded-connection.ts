import type { Response } from '../../shared/responder/response'
import type { ResponderNote } from '../../shared/session/session-event'

/** A connection as responders need it: open until it is said to have ended. */
export interface RespondedConnection {
  readonly connection: number
  /**
   * Does it in the name of the responder, which the timeline then shows. `back`: to a connection for what it sent itself,
   * which is read no faster than it reads.
   */
  respond(response: Response, responder: string, back: boolean): void
  note(code: ResponderNote, params: Readonly<Record<string, string>>): void
}
