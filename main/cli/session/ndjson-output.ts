import { NdjsonFormat } from '../../../shared/formats/ndjson'
import type { Output } from '../console/output'
import type { Reader, Recorder, RunningSession } from '../ports'
import { followEvents } from './follow-events'

/** Lines are written in pieces of about this many characters, while there are more to come at once. */
const PIECE_LENGTH = 64 * 1024

/** Writes a session as NDJSON while it runs: what is on disk, as fast as it is taken. Resolves when all of it is out. */
export async function writeNdjson(
  reader: Reader,
  recorder: Recorder,
  session: RunningSession,
  out: Output,
): Promise<void> {
  const { head, firstEvent } = reader
  const format = new NdjsonFormat({ head, recording: { state: 'on' }, letGo: firstEvent, redacted: false })
  let lines = format.begin()
  async function flush(): Promise<void> {
    const piece = lines
    lines = ''
    await out.write(piece)
  }
  for await (const event of followEvents(reader, recorder, session, flush)) {
    lines += format.event(event, await recorder.content(event, reader))
    if (lines.length >= PIECE_LENGTH) await flush()
    if (out.closed) return
  }
  await flush()
}
