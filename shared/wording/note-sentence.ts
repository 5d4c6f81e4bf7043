import type { EventDetail } from '../session/session-event'
import { byteCount } from './byte-count'
import { elapsedTime, milliseconds } from './clock-time'
import { say, t } from './translate'

const MINUTE_MS = 60_000

export function noteSentence({ code, params }: Extract<EventDetail, { kind: 'note' }>): string {
  if (code !== 'recording-resumed') return say(`note.${code}`, params)
  return t('note.recording-resumed', {
    gap: gapLength(Number(params['ms'])),
    count: Number(params['events']),
    bytes: byteCount(Number(params['bytes'])),
  })
}

/** Freeing space takes people a while: minutes are no matter of milliseconds. */
const gapLength = (ms: number): string => (ms < MINUTE_MS ? milliseconds(ms) : elapsedTime(ms))
