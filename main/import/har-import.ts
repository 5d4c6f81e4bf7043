import { appError } from '../../shared/errors/app-error'
import { INDEX_SHARE, indexHar, type HarIndex } from './har-index'
import { planHar, type SessionPlan } from './har-plan'
import { importedHead } from './imported-head'
import { importFailure, ImportProblems, invalidItem, type ImportContext, type ImportedSession } from './import-run'
import { EventRecorder } from './event-recorder'
import { mergeSteps } from './merge-steps'
import { notRecordedOf } from './ndjson-import'

/** Reads a HAR: a session of our own as it was, of others a session for each URL. */
export async function importHar(context: ImportContext): Promise<readonly ImportedSession[]> {
  const index = await indexHar(context)
  if (index.entries.length === 0)
    throw importFailure(
      index.brokenAt === null || index.own !== null ? 'import-empty' : 'import-format-unknown',
      context.file,
    )
  const plans = await planHar(context, index)
  if (plans.length === 0) throw importFailure('import-empty', context.file)
  const sessions: ImportedSession[] = []
  for (const [number, each] of plans.entries()) {
    const isLast = number === plans.length - 1
    sessions.push(await importSession(context, each, isLast ? index.brokenAt : null))
  }
  return sessions
}

async function importSession(
  context: ImportContext,
  { session, sources, atOnce, unread }: SessionPlan,
  brokenAt: HarIndex['brokenAt'],
): Promise<ImportedSession> {
  const capture = await context.captures.begin(importedHead(context, 'har', session))
  try {
    const recorder = new EventRecorder(capture, session)
    const problems = new ImportProblems(recorder)
    if (session.letGo > 0) recorder.note('imported-events-let-go', { events: String(session.letGo) })
    for (const { place } of unread) problems.add(invalidItem(place))
    for await (const { told, byte } of mergeSteps(sources, atOnce)) {
      if (told.kind === 'unknown') problems.addUnknown()
      else if (told.kind === 'problem') problems.add(told.error)
      else recorder.record(told.line)
      context.advanced(INDEX_SHARE + (1 - INDEX_SHARE) * (byte / context.file.length))
      if (capture.congested) await capture.whenDrained()
    }
    if (brokenAt !== null)
      problems.add(appError('import-broken-off', { line: String(brokenAt.line), byte: String(brokenAt.byte) }))
    problems.tell()
    const id = await capture.keep(recorder.outcome(notRecordedOf(session)))
    return { id, events: recorder.events }
  } catch (failure) {
    await capture.discard()
    throw failure
  }
}
