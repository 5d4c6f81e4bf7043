import type { ReplayStatus } from '../../../shared/replay/replay-report'
import { milliseconds } from '../../../shared/wording/clock-time'
import { t } from '../../wording/translate'

const NANOSECONDS_PER_MS = 1_000_000

/** What a replay is doing, or came to, in one line. */
export function replayWords({ state, sent, steps, received, expected }: ReplayStatus): string {
  const counts = {
    sent,
    steps: steps ?? '…',
    received,
    expected: expected ?? '…',
  }
  return `${t(`replay.state.${state}`)} · ${t('replay.counts', counts)}`
}

/** Empty until there is a comparison. */
export function comparisonWords({ comparison }: ReplayStatus): string {
  return comparison === null ? '' : `· ${t('replay.compared', comparison.counts)}`
}

/** A span of time as the report shows it; a dash where there is none. */
export const span = (nanoseconds: number | null): string =>
  nanoseconds === null ? '–' : milliseconds(nanoseconds / NANOSECONDS_PER_MS)
