import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { NdjsonFormat, type NdjsonContent } from '../../shared/formats/ndjson'
import type { SessionEvent } from '../../shared/session/session-event'
import type { CaptureReader } from './capture-reader'

/** Lines are written in pieces of about this many characters. */
const PIECE_LENGTH = 256 * 1024

/**
 * Writes a capture as NDJSON, event by event, to a file beside the target that takes its place when it is complete: a
 * failed export leaves no half file, and an older one stays. Fails with `export-failed`.
 */
export async function exportNdjson(reader: CaptureReader, target: string): Promise<{ events: number }> {
  const unfinished = `${target}.unfinished`
  try {
    const file = await open(unfinished, 'w', 0o600)
    let events: number
    try {
      events = await writeLines(reader, file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, target)
    return { events }
  } catch (cause) {
    await rm(unfinished, { force: true })
    if (cause instanceof AppFailure) throw cause
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AppFailure(appError('export-failed', { problem }), { cause })
  }
}

async function writeLines(reader: CaptureReader, file: FileHandle): Promise<number> {
  const format = new NdjsonFormat(reader.head)
  let lines = format.sessionLine()
  let events = 0
  for await (const event of reader.events()) {
    lines += format.eventLine(event, await contentOf(event, reader))
    events += 1
    if (lines.length < PIECE_LENGTH) continue
    await file.write(lines)
    lines = ''
  }
  await file.write(lines)
  return events
}

const none: NdjsonContent = { payload: new Uint8Array(), frames: [] }

async function contentOf(event: SessionEvent, reader: CaptureReader): Promise<NdjsonContent> {
  if (event.kind !== 'frame' && event.kind !== 'message') return none
  const length = event.kind === 'frame' ? event.payloadLength : event.length
  const payload = await reader.bytes(event.event, 0, length)
  return { payload, frames: event.kind === 'message' ? await reader.frames(event.event) : [] }
}
