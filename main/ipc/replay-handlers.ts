import type { ReplayPreview, Steering } from '../../shared/ipc/replay-channels'
import type { ComparisonRules } from '../../shared/replay/comparison-rules'
import type { PairVerdict } from '../../shared/replay/pair-messages'
import type { ComparedPairs, ReplayName, ReplayStatus, StepTiming } from '../../shared/replay/replay-report'
import type { ReplayRequest } from '../../shared/replay/replay-request'
import type { Direction } from '../../shared/session/direction'
import type { EventChoice } from '../../shared/session/event-choice'
import type { Handlers } from './register'

export interface ReplayPorts {
  readonly replays: {
    preview(source: string, choice: EventChoice, direction: Direction): Promise<ReplayPreview>
    start(request: ReplayRequest): Promise<ReplayStatus>
    steer(name: ReplayName, steering: Steering): void
    list(session: string): Promise<readonly ReplayStatus[]>
    steps(name: ReplayName, from: number, count: number): Promise<readonly StepTiming[]>
    compare(name: ReplayName, rules: ComparisonRules): Promise<ReplayStatus>
    pairs(name: ReplayName, verdicts: readonly PairVerdict[], from: number, count: number): Promise<ComparedPairs>
    delete(name: ReplayName): Promise<void>
  }
}

export function replayHandlers({ replays }: ReplayPorts): Handlers['replay'] {
  return {
    preview: ({ source, choice, direction }) => replays.preview(source, choice, direction),
    start: ({ request }) => replays.start(request),
    steer({ steering, ...name }) {
      replays.steer(name, steering)
      return null
    },
    list: ({ session }) => replays.list(session),
    steps: ({ from, count, ...name }) => replays.steps(name, from, count),
    compare: ({ rules, ...name }) => replays.compare(name, rules),
    pairs: ({ verdicts, from, count, ...name }) => replays.pairs(name, verdicts, from, count),
    async delete(name) {
      await replays.delete(name)
      return null
    },
  }
}
