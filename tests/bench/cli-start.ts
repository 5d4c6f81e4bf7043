import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureBuild } from '../../scripts/build.mjs'
import { root } from '../../scripts/root.mjs'
import { median } from './bench-result'
import type { FigureRow } from './figure-row'

/** Starts in one run; their median is what counts. */
const STARTS = 15

/** What a script waits for that asks for the version, beside Node alone. */
export const cliStart: FigureRow = {
  name: 'cli-start',
  prepare: () => Promise.resolve(ensureBuild()),
  measure({ runs }) {
    const program = path.join(root, 'dist/cli/framescope.js')
    const times: { readonly ours: number; readonly baseline: number }[] = []
    for (let run = 0; run < runs; run++)
      times.push({ ours: timeOf([program, '--version']), baseline: timeOf(['--eval', '0']) })
    return Promise.resolve([
      {
        name: 'cli-start',
        unit: 'ms for framescope --version, from start to exit, beside Node that does nothing',
        values: times.map(({ ours }) => ours),
        limit: { most: 150 },
        baseline: times.map(({ baseline }) => baseline),
        ours: times.map(({ ours }) => ours),
      },
    ])
  },
}

/** Milliseconds. */
function timeOf(args: readonly string[]): number {
  const times: number[] = []
  for (let start = 0; start < STARTS; start++) {
    const started = performance.now()
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
    times.push(performance.now() - started)
  }
  return median(times)
}
