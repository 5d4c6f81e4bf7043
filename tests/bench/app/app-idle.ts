import { setTimeout } from 'node:timers/promises'
import path from 'node:path'
import { root } from '../../../scripts/root.mjs'
import type { FigureRow } from '../figure-row'
import { prepareApp } from './app-under-test'
import { costOfTree } from './process-tree'
import { withStarted } from './started-app'

const emptyWindow = path.join(root, 'tests/bench/app/empty-window.mjs')
const MEGABYTE = 1024 * 1024
/** Until all that starts later has started. */
const SETTLE_MS = 5_000
const WATCHED_MS = 10_000

/** The app with nothing to do, beside a window with one field in it that has nothing to do either. */
export const appIdle: FigureRow = {
  name: 'app-idle',
  prepare: prepareApp,
  async measure({ electron, runs }) {
    const pairs: { readonly ours: Idle; readonly baseline: Idle }[] = []
    for (let pair = 0; pair < runs; pair++) {
      const baseline = await idle(electron, emptyWindow)
      pairs.push({ baseline, ours: await idle(electron, root) })
    }
    return [
      {
        name: 'app-idle-memory',
        unit: 'MB more than an empty window',
        values: pairs.map(({ ours, baseline }) => (ours.memory - baseline.memory) / MEGABYTE),
        limit: { most: 120 },
        baseline: pairs.map(({ baseline }) => baseline.memory / MEGABYTE),
        ours: pairs.map(({ ours }) => ours.memory / MEGABYTE),
      },
      {
        name: 'app-idle-work',
        unit: 'ms of the processor in a second, all processes',
        limit: null,
        values: pairs.map(({ ours }) => ours.work),
        baseline: pairs.map(({ baseline }) => baseline.work),
        ours: pairs.map(({ ours }) => ours.work),
      },
    ]
  },
}

interface Idle {
  /** In bytes. */
  readonly memory: number
  /** Milliseconds of the processor in a second. */
  readonly work: number
}

function idle(electron: string, app: string): Promise<Idle> {
  return withStarted(electron, app, async ({ process }) => {
    await setTimeout(SETTLE_MS)
    const before = costOfTree(process)
    await setTimeout(WATCHED_MS)
    const after = costOfTree(process)
    return { memory: after.memory, work: (after.work - before.work) / (WATCHED_MS / 1000) }
  })
}
