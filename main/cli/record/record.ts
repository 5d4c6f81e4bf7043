import { AppFailure } from '../../../shared/errors/app-error'
import type { SendableOutgoing } from '../../../shared/session/outgoing'
import type { Console } from '../console/console'
import { ExitCode } from '../exit-code'
import type { Exports, OpenRecorder } from '../ports'
import { writeLive } from '../session/live-output'
import { showProgress } from '../session/progress-line'
import { SessionRun } from '../session/session-run'
import { exportRecording } from '../session/export-recording'
import { checkOutcome } from '../session/outcome'
import { readRecordPlan, type RecordPlan } from './record-plan'

export interface RecordParts {
  readonly openRecorder: OpenRecorder
  readonly exports: Exports
}

/** `framescope record`: opens a connection, does with it what was asked for, and records all of it. */
export async function record(args: readonly string[], console: Console, parts: RecordParts): Promise<ExitCode> {
  const plan = await readRecordPlan(args, console.env, parts.exports.formats)
  const { target } = plan
  const recorder = await parts.openRecorder(target.kind === 'capture' ? target.file : null)
  try {
    const { head } = await recorder.sessions.connect(plan.profile)
    const run = new SessionRun(head.id, recorder, plan.terms, console)
    const output = target.kind === 'live' ? writeLive(target.format, run.session, recorder, console) : null
    // What cannot be written is the end of it; that is told when the recording is whole.
    output?.catch(() => run.end())
    const endProgress = output === null ? showProgress(run.session, console) : null
    const problem = await carryOut(run, plan)
    await run.whenRecorded()
    await endProgress?.()
    await output
    await recorder.whenReadable()
    const reader = await recorder.reader(head.id)
    if (target.kind === 'export') await exportRecording(recorder, target, parts.exports, console)
    await checkOutcome(run.session, reader)
    if (problem !== null) throw problem
    return ExitCode.Done
  } finally {
    await recorder.close()
  }
}

/** Returns what kept it from being done; the session is then on its way to its end. */
async function carryOut(run: SessionRun, plan: RecordPlan): Promise<AppFailure | null> {
  const { session } = run
  if (plan.echo) echo(run)
  try {
    await run.whenOpen
    run.opened()
    for (const outgoing of plan.outgoing) await session.send(outgoing)
    if (plan.closeWhenSent) run.end()
    return null
  } catch (failure) {
    if (!(failure instanceof AppFailure)) throw failure
    // Whoever ended it has not waited for all to be sent; and the end may come before anybody could wait for the beginning.
    if (run.ended || plan.outgoing.length === 0) return null
    if (session.live) run.end()
    return failure
  }
}

/** Each message goes back as it came, in order. What the end of the connection leaves unsent is not missed. */
function echo({ session, whenOpen }: SessionRun): void {
  session.watch({
    messageArrived() {},
    stateChanged() {},
    // The first ones may come along with the handshake.
    message: (type, payload) => whenOpen.then(() => session.send(outgoingOf(type, payload))),
  })
}

const outgoingOf = (type: 'text' | 'binary', payload: Uint8Array): SendableOutgoing =>
  // Not by a TextDecoder, which takes a byte order mark away.
  type === 'binary' ? { kind: 'binary', bytes: payload } : { kind: 'text', text: Buffer.from(payload).toString() }
