import { AppFailure, appError, type AppError } from '../../../shared/errors/app-error'
import { CloseCode } from '../../../shared/protocol/close-code'
import { EventClass } from '../../../shared/session/event-class'
import type { SessionEvent } from '../../../shared/session/session-event'
import type { Reader, RunningSession } from '../ports'

/** Rows of problems that are looked through for one of the peer. */
const MOST_PROBLEMS = 500
/** What follows the end of a connection: notes on reconnecting. */
const MOST_BEHIND_END = 10

/** Throws what a client session that has ended failed with: the endpoint, or what it was to be checked for. */
export async function checkOutcome(session: RunningSession, reader: Reader): Promise<void> {
  checkRecording(session)
  const problem = (await violationOf(reader)) ?? endingProblem(await endingOf(reader))
  if (problem !== null) throw new AppFailure(problem)
}

/** Throws what kept a session from opening, or from being recorded as a whole. */
export function checkRecording(session: RunningSession): void {
  const { error, recording } = session.read()
  if (error !== null) throw new AppFailure(error)
  if (recording.state === 'stopped') throw new AppFailure(recording.error)
}

/** The first time that the peer broke the protocol. */
async function violationOf(reader: Reader): Promise<AppError | null> {
  const { rows } = await reader.rows(1 << EventClass.Problem, 0, MOST_PROBLEMS)
  for (const row of rows)
    if (row.kind === 'protocol-violation' && row.fault === 'peer')
      return appError('protocol-violated', { violation: row.code, section: row.section, event: String(row.event) })
  return null
}

async function endingOf(reader: Reader): Promise<SessionEvent | null> {
  const first = Math.max(reader.firstEvent, reader.eventCount - MOST_BEHIND_END)
  for (let number = reader.eventCount - 1; number >= first; number--) {
    const event = await reader.event(number)
    if (event.kind === 'connection-closed') return event
  }
  return null
}

/** Of what the peer did; how we end it is as it was asked for. */
function endingProblem(event: SessionEvent | null): AppError | null {
  if (event?.kind !== 'connection-closed' || event.initiator === 'local') return null
  const { code, reason, clean } = event
  if (!clean) return appError('connection-dropped')
  return saysFailure(code) ? appError('closed-with-failure', { code: String(code), reason }) : null
}

/** Those of the protocol that are no ordinary end; what an application means by its own we do not know. */
const saysFailure = (code: number): boolean =>
  code >= CloseCode.ProtocolError && code <= CloseCode.TlsHandshake && code !== CloseCode.NoStatus
