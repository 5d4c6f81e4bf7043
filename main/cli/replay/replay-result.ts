import { assertNever } from '../../../shared/assert-never'
import { commandLine } from '../../../shared/messages/command-line'
import { createTranslator } from '../../../shared/messages/translator'
import type { Difference } from '../../../shared/replay/difference'
import type { ComparedPair, ReplayStatus } from '../../../shared/replay/replay-report'
import { withSigns } from '../../../shared/wording/unseen-characters'
import type { Console } from '../console/console'
import { painter, type Paint } from '../console/painter'
import type { Replayer } from './ports'

const { t } = createTranslator(commandLine, 'en')

/** Pairs are read so many at a time. */
const PAGE = 100

/** Prints what was sent and what came back: what differs only where that was asked for, as a diff with `-` and `+`. */
export async function writeResult(
  { service }: Replayer,
  status: ReplayStatus,
  { expect, json }: { readonly expect: boolean; readonly json: boolean },
  { out, colours }: Console,
): Promise<void> {
  const { session, replay, sent, received, comparison } = status
  const counts = comparison?.counts ?? { same: 0, different: 0, missing: 0, extra: 0 }
  const paint = painter(colours)
  if (expect)
    for (let from = 0, total = 1; from < total; from += PAGE) {
      const page = await service.pairs({ session, replay }, ['different', 'missing', 'extra'], from, PAGE)
      ;({ total } = page)
      for (const pair of page.pairs)
        await out.write(json ? `${JSON.stringify({ kind: 'pair', ...pair })}\n` : diffOf(pair, paint))
    }
  if (json) await out.write(`${JSON.stringify({ kind: 'replay', sent, received, ...counts })}\n`)
  else await out.write(`${t('replay.result', { sent, received, ...counts })}\n`)
}

/** What a message says is hostile to a terminal: all of its characters are shown. */
function diffOf(
  { verdict, expected, actual, expectedText, actualText, differences }: ComparedPair,
  paint: Paint,
): string {
  const events = { expected: String(expected ?? ''), actual: String(actual ?? '') }
  const lines = [paint('bold', `@@ ${t(`replay.${verdict === 'same' ? 'different' : verdict}`, events)} @@`)]
  const minus = (text: string): string => paint('red', `- ${withSigns(text, 'one')}`)
  const plus = (text: string): string => paint('green', `+ ${withSigns(text, 'one')}`)
  if (expected !== null) lines.push(minus(expectedText ?? t('replay.unreadable')))
  if (actual !== null) lines.push(plus(actualText ?? t('replay.unreadable')))
  for (const difference of differences ?? []) lines.push(paint('dim', `  ${withSigns(partOf(difference), 'one')}`))
  return `${lines.join('\n')}\n`
}

function partOf(difference: Difference): string {
  const values = {
    expected: difference.expected ?? t('replay.nothing'),
    actual: difference.actual ?? t('replay.nothing'),
  }
  switch (difference.kind) {
    case 'value':
      return t('replay.part.value', { path: difference.path === '' ? '.' : difference.path, ...values })
    case 'text':
    case 'bytes':
      return t(`replay.part.${difference.kind}`, { at: String(difference.at), ...values })
    case 'type':
      return t('replay.part.type', values)
    default:
      return assertNever(difference)
  }
}
