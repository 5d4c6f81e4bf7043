/* The search as a thread of its own: `SearchThread` starts it, and nothing else imports it. */
import { parentPort, workerData } from 'node:worker_threads'
import { SearchEngine } from './search-engine'
import type { SearchCommand } from './search-messages'
import { SharedTestWatch } from './test-watch'

const watch = new SharedTestWatch(workerData as SharedArrayBuffer)
const engine = new SearchEngine({
  report: (report) =>
    parentPort?.postMessage(
      report,
      report.type === 'progress' ? [report.found.buffer as ArrayBuffer, report.folds.buffer as ArrayBuffer] : [],
    ),
  watch: (view) => watch.of(view),
  now: () => performance.now(),
})

parentPort?.on('message', (command: SearchCommand) => engine.take(command))
