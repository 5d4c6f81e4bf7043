import type { Console } from '../console/console'
import type { Recorder, RunningSession } from '../ports'
import { writeNdjson } from './ndjson-output'

/** Writes a session to standard output while it runs. Resolves when all of it is out, or nobody reads any more. */
export async function writeLive(
  format: 'auto' | 'ndjson' | 'timeline',
  session: RunningSession,
  recorder: Recorder,
  console: Console,
): Promise<void> {
  const reader = await recorder.reader(session.head.id)
  const readable = format === 'timeline' || (format === 'auto' && console.out.isTerminal)
  if (!readable) return await writeNdjson(reader, recorder, session, console.out)
  const { writeTimeline } = await import('./timeline-output')
  await writeTimeline(reader, recorder, session, console)
}
