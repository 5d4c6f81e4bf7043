import { AppFailure, appError } from '../../../shared/errors/app-error'
import { parseDuration } from '../../../shared/filter/duration'
import { MAX_INTERVAL_MS, type ReplayPace } from '../../../shared/replay/replay-request'
import type { GivenArguments } from '../arguments/given-arguments'

const NANOSECONDS_PER_MS = 1_000_000
const LEAST_SPEED = 0.001
const MOST_SPEED = 10_000
/** A reply is waited for so long. */
const REPLY_TIMEOUT_MS = 10_000

/** `original`, `fixed:20ms`, `fast` or `reply`; without any, as it was recorded. `--speed` is of that alone. */
export function readPace(given: GivenArguments): ReplayPace {
  const option = given.find('pace')
  const value = option?.value ?? 'original'
  const factor = given.number('speed', LEAST_SPEED, MOST_SPEED)
  if (value === 'original') return { kind: 'original', factor: factor ?? 1 }
  const argument = option?.argument ?? '--pace'
  if (factor !== null)
    throw new AppFailure(appError('arguments-crossed', { argument: `${argument} ${value}`, other: '--speed' }))
  if (value === 'fast') return { kind: 'fast' }
  if (value === 'reply') return { kind: 'replies', timeoutMs: REPLY_TIMEOUT_MS }
  const ms = intervalOf(value)
  if (ms !== null) return { kind: 'interval', ms }
  throw new AppFailure(
    appError('argument-not-choice', { argument, value, choices: 'original, fixed:20ms, fast, reply' }),
  )
}

/** A number without a unit is milliseconds. */
function intervalOf(pace: string): number | null {
  const [, time = ''] = /^fixed:(.+)$/.exec(pace) ?? []
  const nanoseconds = parseDuration(/^[\d.]+$/.test(time) ? `${time}ms` : time)
  if (nanoseconds === null || nanoseconds / NANOSECONDS_PER_MS > MAX_INTERVAL_MS) return null
  return nanoseconds / NANOSECONDS_PER_MS
}
