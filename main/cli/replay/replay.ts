import { AppFailure, appError } from '../../../shared/errors/app-error'
import { isReplaying, type ReplayStatus } from '../../../shared/replay/replay-report'
import type { SessionHead } from '../../../shared/session/session-summary'
import type { Console } from '../console/console'
import { ExitCode } from '../exit-code'
import type { Exports, WithRecording } from '../ports'
import { normalClosure } from '../record/close-terms'
import { whenSo } from '../session/changes'
import { exportRecording } from '../session/export-recording'
import { checkRecording } from '../session/outcome'
import { SessionRun } from '../session/session-run'
import type { OpenReplayer, Replayer } from './ports'
import { writeResult } from './replay-result'
import { readReplayPlan, type ReplayPlan } from './replay-plan'

export interface ReplayParts {
  readonly withRecording: WithRecording
  readonly openReplayer: OpenReplayer
  readonly exports: Exports
}

/** `framescope replay`: sends what was recorded once more, and holds what comes back against the recording. */
export async function replay(args: readonly string[], console: Console, parts: ReplayParts): Promise<ExitCode> {
  const plan = await readReplayPlan(args, console.env, parts.exports.formats)
  return await parts.withRecording(plan.source, plan.session, (capture) => replayCapture(capture, plan, console, parts))
}

async function replayCapture(
  capture: string,
  plan: ReplayPlan,
  console: Console,
  { openReplayer, exports }: ReplayParts,
): Promise<ExitCode> {
  const { target } = plan
  const replayer = await openReplayer(capture, plan.filter, target?.kind === 'capture' ? target.file : null)
  const { recorder } = replayer
  try {
    const { run, status } = await carryOut(replayer, plan, console)
    if (target?.kind === 'export') await exportRecording(recorder, target, exports, console)
    // What came before it failed was compared all the same.
    if (status.sent > 0) await writeResult(replayer, status, plan, console)
    if (status.error !== null) throw new AppFailure(status.error)
    checkRecording(run.session)
    return isAsExpected(status) || !plan.expect ? ExitCode.Done : ExitCode.Failed
  } finally {
    await replayer.close()
  }
}

/** From the first message to the end of the recording. */
async function carryOut(
  replayer: Replayer,
  plan: ReplayPlan,
  console: Console,
): Promise<{ readonly run: SessionRun; readonly status: ReplayStatus }> {
  const { recorder, service, head, choice } = replayer
  const { replay: id, session } = await service.start({
    source: head.id,
    choice,
    direction: directionOf(head),
    target: { kind: 'new', profile: plan.profile },
    pace: plan.pace,
    frames: 'connection',
    skipped: [],
    edits: [],
    replacements: [],
    comparison: plan.rules,
  })
  const name = { session, replay: id }
  const run = new SessionRun(session, recorder, { duration: null, count: null, ...normalClosure }, console)
  const stopListening = console.onInterrupt(() => service.steer(name, 'stop'))
  const read = (): ReplayStatus | null => service.status(id)
  await whenSo(replayer, () => !isReplaying(read()?.state ?? 'cut-off'))
  stopListening()
  if (run.session.live && !run.ended) run.end()
  await run.whenRecorded()
  const status = read()
  if (status === null) throw new AppFailure(appError('replay-not-found', { replay: id }))
  return { run, status }
}

/** We are a client: what the client of the recording sent is what is sent, whoever recorded it. */
const directionOf = ({ mode }: SessionHead): 'sent' | 'received' => (mode === 'client' ? 'sent' : 'received')

/** Every message that came back is one that was recorded, and none is missing. */
function isAsExpected({ comparison, state }: ReplayStatus): boolean {
  if (comparison === null || state !== 'done') return false
  const { counts, left, unreadable } = comparison
  return counts.different + counts.missing + counts.extra + left + unreadable === 0
}
