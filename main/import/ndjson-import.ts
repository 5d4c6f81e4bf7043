import { appError } from '../../shared/errors/app-error'
import { errorCodes } from '../../shared/errors/error-code'
import { readNdjsonLine, type NdjsonSession } from '../../shared/formats/ndjson-line'
import { EventRecorder } from './event-recorder'
import { importedHead } from './imported-head'
import {
  importFailure,
  ImportProblems,
  invalidItem,
  parseItem,
  type ImportContext,
  type ImportedSession,
} from './import-run'
import { readLines } from './line-reader'
import type { CaptureAside, ImportedOutcome } from './ports'

/** Reads a file of docs/ndjson.md. What cannot be read of it is left out, and said in its place. */
export async function importNdjson(context: ImportContext): Promise<ImportedSession> {
  const { file, captures, limits } = context
  let run: NdjsonRun | null = null
  try {
    for await (const { bytes, ...place } of readLines(file.handle, limits.itemBytes, (read) =>
      context.advanced(read / file.length),
    )) {
      if (bytes?.length === 0) continue
      const item = parseItem(bytes, place, limits.itemBytes)
      if (run === null) {
        const first = item.ok ? readNdjsonLine(item.value) : null
        if (first?.kind !== 'session') throw importFailure('import-format-unknown', file)
        run = new NdjsonRun(await captures.begin(importedHead(context, 'ndjson', first)), first)
        continue
      }
      const line = item.ok ? readNdjsonLine(item.value) : null
      if (!item.ok) run.problems.add(item.error)
      else if (line === null || line.kind === 'session') run.problems.add(invalidItem(place))
      else if (line.kind === 'unknown') run.problems.addUnknown()
      else if (!run.recorder.record(line)) run.problems.add(invalidItem(place))
      if (run.capture.congested) await run.capture.whenDrained()
    }
    if (run === null) throw importFailure('import-format-unknown', file)
    return await run.finish()
  } catch (failure) {
    await run?.capture.discard()
    throw failure
  }
}

class NdjsonRun {
  readonly recorder: EventRecorder
  readonly problems: ImportProblems

  constructor(
    readonly capture: CaptureAside,
    private readonly session: NdjsonSession,
  ) {
    this.recorder = new EventRecorder(capture, session)
    this.problems = new ImportProblems(this.recorder)
    if (session.letGo > 0) this.recorder.note('imported-events-let-go', { events: String(session.letGo) })
  }

  async finish(): Promise<ImportedSession> {
    this.problems.tell()
    const id = await this.capture.keep(this.recorder.outcome(notRecordedOf(this.session)))
    return { id, events: this.recorder.events }
  }
}

export function notRecordedOf({ notRecorded }: NdjsonSession): ImportedOutcome['notRecorded'] {
  if (notRecorded === null) return null
  const { error, events, bytes } = notRecorded
  const code = errorCodes.find((known) => known === error) ?? 'capture-write-failed'
  return { error: appError(code, { problem: error }), events, bytes }
}
