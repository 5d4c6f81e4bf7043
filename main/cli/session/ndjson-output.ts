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
  const format = new NdjsonFormat(reader.head)
  let lines = format.sessionLine({ state: 'on' }, reader.firstEvent)
  async function flush(): Promise<void> {
    const piece = lines
    lines = ''
    await out.write(piece)
  }
  for await (const event of followEvents(reader, recorder, session, flush)) {
    lines += format.eventLine(event, await recorder.content(event, reader))
    if (lines.length >= PIECE_LENGTH) await flush()
    if (out.closed) return
  }
  await flush()
}
