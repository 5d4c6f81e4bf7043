import { commandLine } from '../../../shared/messages/command-line'
import { createTranslator } from '../../../shared/messages/translator'
import { EventClass } from '../../../shared/session/event-class'
import { sessionEndpoint } from '../../../shared/session/session-endpoint'
import type { SessionSummary } from '../../../shared/session/session-summary'
import { UtcTime } from '../../../shared/formats/utc-time'
import { byteCount } from '../../../shared/wording/byte-count'
import { errorSentence } from '../../../shared/wording/error-sentence'
import { withSigns } from '../../../shared/wording/unseen-characters'

const { t } = createTranslator(commandLine, 'en')

type Fact = readonly [name: string, value: string]

/** For people: one fact a line. What somebody else wrote, as the URL, is shown with all of its characters. */
export function factsOf(summary: SessionSummary): readonly Fact[] {
  const { head, state, ending, fileLength, error, recording } = summary
  const counts = countsOf(summary)
  const ended = state === 'closed' || state === 'cancelled' || state === 'failed' ? state : null
  return [
    [t('info.endpoint'), `${withSigns(sessionEndpoint(head.profile))} (${t(`info.mode.${head.mode}`)})`],
    [t('info.started'), new UtcTime().format(head.startedAt)],
    [t('info.recorded-by'), `Framescope ${withSigns(head.recordedBy)}`],
    [t('info.ending'), t(`info.ending.${ending}`)],
    ...(ended === null ? [] : [[t('info.state'), sessionWords(ended, error)] as const]),
    [t('info.events'), counts.events.toLocaleString('en')],
    [t('info.sent'), trafficWords(counts.sent)],
    [t('info.received'), trafficWords(counts.received)],
    [t('info.problems'), counts.problems.toLocaleString('en')],
    [t('info.size'), byteCount(fileLength)],
    ...(counts.letGo === 0 ? [] : [[t('info.let-go'), counts.letGo.toLocaleString('en')] as const]),
    ...(recording.state === 'on' ? [] : [[t('info.not-recorded'), missingWords(recording)] as const]),
    ...summary.damage.map(({ kind, offset, length }): Fact => {
      const place = { kind: t(`info.damage.${kind}`), offset, length: byteCount(length) }
      return [t('info.damage'), t('info.damage.place', place)]
    }),
  ]
}

/** For programs; fields never change their meaning, new ones may come. */
export function jsonFacts(summary: SessionSummary): object {
  const { head, state, ending, fileLength, error, recording, damage } = summary
  return {
    id: head.id,
    mode: head.mode,
    url: sessionEndpoint(head.profile),
    startedAt: new UtcTime().format(head.startedAt),
    recordedBy: head.recordedBy,
    ending,
    state,
    error,
    ...countsOf(summary),
    bytes: fileLength,
    notRecorded: recording.state === 'on' ? null : { events: recording.events, bytes: recording.bytes },
    damage,
  }
}

interface Traffic {
  readonly messages: number
  readonly text: number
  readonly binary: number
  readonly control: number
}

function countsOf({ counts, letGo }: SessionSummary) {
  const of = (eventClass: EventClass): number => counts[eventClass] ?? 0
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
  const traffic = (text: number, binary: number, control: number): Traffic => ({
    messages: text + binary,
    text,
    binary,
    control,
  })
  return {
    events: total(counts),
    letGo: total(letGo),
    sent: traffic(of(EventClass.MessageSentText), of(EventClass.MessageSentBinary), of(EventClass.ControlSent)),
    received: traffic(
      of(EventClass.MessageReceivedText),
      of(EventClass.MessageReceivedBinary),
      of(EventClass.ControlReceived),
    ),
    problems: of(EventClass.Problem),
  }
}

const trafficWords = ({ messages, text, binary, control }: Traffic): string =>
  t('info.traffic', { messages, text, binary, control })

const sessionWords = (state: 'closed' | 'cancelled' | 'failed', error: SessionSummary['error']): string =>
  error === null ? t(`info.state.${state}`) : `${t(`info.state.${state}`)}: ${withSigns(errorSentence(error))}`

function missingWords({ events, bytes, error }: Extract<SessionSummary['recording'], { state: 'stopped' }>): string {
  const problem = withSigns(errorSentence(error))
  return t('info.not-recorded.sentence', { events, bytes: byteCount(bytes), problem })
}
