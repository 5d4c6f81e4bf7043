import type { Fact } from '../components/fact-list'
import type { TimeZone } from '../../shared/wording/time-zone'
import { clockTime, milliseconds } from '../../shared/wording/clock-time'
import { t } from './translate'

/** When an event happened: on the clock of this computer where that is shown, in UTC, and since the session began. */
export function timeFacts(startedAt: number, time: number, zone: TimeZone): readonly Fact[] {
  const micros = startedAt + Math.floor(time / 1000)
  const utc = new Date(Math.floor(micros / 1000))
    .toISOString()
    .replace('Z', `${String(micros % 1000).padStart(3, '0')}Z`)
  return [
    ...(zone === 'local' ? [{ name: t('fact.time'), value: clockTime(startedAt, time, zone) }] : []),
    { name: t('fact.time.utc'), value: utc },
    { name: t('fact.since-start'), value: milliseconds(time / 1_000_000) },
  ]
}
