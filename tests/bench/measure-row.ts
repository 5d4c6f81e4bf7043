import type { BenchRow, Side } from './bench-row'
import { Child } from './child'
import type { RunReply, RunRequest } from './contender'

export interface BenchResult {
  readonly name: string
  /** The result is a ratio, so that it can be held against its target on any machine. */
  readonly unit: string
  readonly median: number
  readonly min: number
  readonly max: number
  readonly runs: number
  /** Median of the baseline, in messages per second. */
  readonly baseline: number
  /** Median of our own, in messages per second. */
  readonly ours: number
  readonly target: number
  readonly holds: boolean
}

/**
 * Runs both sides in turn, A B A B …: what else the machine does then meets both. Each pair gives one ratio. The first
 * pair warms up and does not count.
 */
export async function measureRow(
  row: BenchRow,
  executable: string,
  peerUrl: string,
  runs: number,
): Promise<BenchResult> {
  const children = { ours: new Child('contender', executable), baseline: new Child('contender', executable) }
  const run = async (side: Side): Promise<number> => {
    const request: RunRequest = { row: row.name, side, peerUrl }
    const reply = await children[side].ask<RunReply>(request)
    if ('problem' in reply) throw new Error(`${row.name}, ${side}: ${reply.problem}`)
    return reply.rate
  }
  try {
    const rates: { readonly ours: number; readonly baseline: number }[] = []
    for (let pair = 0; pair <= runs; pair++) {
      const baseline = await run('baseline')
      const ours = await run('ours')
      if (pair > 0) rates.push({ ours, baseline })
    }
    return resultOf(row, rates)
  } finally {
    await Promise.all([children.ours.end(), children.baseline.end()])
  }
}

function resultOf(row: BenchRow, rates: readonly Readonly<Record<Side, number>>[]): BenchResult {
  const ratios = rates.map(({ ours, baseline }) => ours / baseline)
  const ratio = median(ratios)
  return {
    name: row.name,
    unit: `× ${row.baselineName}, messages/s`,
    median: ratio,
    min: Math.min(...ratios),
    max: Math.max(...ratios),
    runs: rates.length,
    baseline: median(rates.map(({ baseline }) => baseline)),
    ours: median(rates.map(({ ours }) => ours)),
    target: row.target,
    holds: ratio >= row.target,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
