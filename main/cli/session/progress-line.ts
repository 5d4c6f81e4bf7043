import { commandLine } from '../../../shared/messages/command-line'
import { createTranslator } from '../../../shared/messages/translator'
import { countInMask, EventClass } from '../../../shared/session/event-class'
import { byteCount } from '../../../shared/wording/byte-count'
import type { Console } from '../console/console'
import type { RunningSession } from '../ports'

const { t } = createTranslator(commandLine, 'en')

/** Often enough to be seen as moving. */
const INTERVAL_MS = 250

const sentMask = (1 << EventClass.MessageSentText) | (1 << EventClass.MessageSentBinary)
const receivedMask = (1 << EventClass.MessageReceivedText) | (1 << EventClass.MessageReceivedBinary)

/**
 * Says on a terminal how far a recording is that prints nothing else: one line, written over again and again. Elsewhere
 * nothing is said. Returns what leaves the last one standing.
 */
export function showProgress(session: RunningSession, { err }: Console): () => Promise<void> {
  if (!err.isTerminal) return async () => {}
  const show = (): Promise<void> => err.write(`\r${lineOf(session)}\x1b[K`)
  const timer = setInterval(() => void show(), INTERVAL_MS).unref()
  return async () => {
    clearInterval(timer)
    await show()
    await err.write('\n')
  }
}

function lineOf(session: RunningSession): string {
  const { counts, fileLength } = session.read()
  const sent = countInMask(counts, sentMask)
  const received = countInMask(counts, receivedMask)
  return t('progress', { sent, received, bytes: byteCount(fileLength) })
}
