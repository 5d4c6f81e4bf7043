import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { NdjsonFormat } from '../../shared/formats/ndjson'
import type { ExportedSession } from '../../shared/ipc/app-channels'
import type { RecordingState } from '../../shared/session/session-summary'
import type { CaptureReader } from './capture-reader'
import { eventContent } from './event-content'

/** Lines are written in pieces of about this many characters. */
const PIECE_LENGTH = 256 * 1024

/**
 * Writes a capture as NDJSON, event by event, to a file beside the target that takes its place when it is complete: a
 * failed export leaves no half file, and an older one stays. Fails with `export-failed`.
 *
 * @param recording of the session, as its summary has it
 */
export async function exportNdjson(
  reader: CaptureReader,
  recording: RecordingState,
  target: string,
): Promise<ExportedSession> {
  const unfinished = `${target}.unfinished`
  try {
    const file = await open(unfinished, 'w', 0o600)
    let exported: ExportedSession
    try {
      exported = await writeLines(reader, recording, file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, target)
    return exported
  } catch (cause) {
    await rm(unfinished, { force: true })
    if (cause instanceof AppFailure) throw cause
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AppFailure(appError('export-failed', { problem }), { cause })
  }
}

async function writeLines(
  reader: CaptureReader,
  recording: RecordingState,
  file: FileHandle,
): Promise<ExportedSession> {
  const format = new NdjsonFormat(reader.head)
  let lines = format.sessionLine(recording, reader.firstEvent)
  let events = 0
  const missing =
    recording.state === 'on' ? { events: 0, bytes: 0 } : { events: recording.events, bytes: recording.bytes }
  for await (const event of reader.events()) {
    lines += format.eventLine(event, await eventContent(event, reader))
    events += 1
    if (event.kind === 'note' && event.code === 'recording-resumed') {
      missing.events += Number(event.params['events'])
      missing.bytes += Number(event.params['bytes'])
    }
    if (lines.length < PIECE_LENGTH) continue
    await file.write(lines)
    lines = ''
  }
  await file.write(lines)
  return { events, missing }
}
