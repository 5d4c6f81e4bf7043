import { type BenchResult, resultOf } from './bench-result'
import type { BenchRow, Runtime, Side } from './bench-row'
import { Child } from './child'
import type { RunReply, RunRequest } from './contender'

/**
 * Runs both sides in turn, A B A B …: what else the machine does then meets both. Each pair gives one ratio. The first
 * pair warms up and does not count.
 */
export async function measureRow(
  row: BenchRow,
  executables: Readonly<Record<Runtime, string>>,
  peerUrl: string,
  runs: number,
): Promise<BenchResult> {
  const children = {
    ours: new Child('contender', executables[row.runtime]),
    baseline: new Child('contender', executables[row.baselineRuntime ?? row.runtime]),
  }
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
    return resultOf({
      name: row.name,
      // A ratio, so that it can be held against its target on any machine.
      unit: `× ${row.baselineName}, messages/s`,
      values: rates.map(({ ours, baseline }) => ours / baseline),
      limit: { least: row.target },
      baseline: rates.map(({ baseline }) => baseline),
      ours: rates.map(({ ours }) => ours),
    })
  } finally {
    await Promise.all([children.ours.end(), children.baseline.end()])
  }
}
