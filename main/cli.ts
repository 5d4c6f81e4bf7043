import path from 'node:path'
import { version } from '../package.json'
import type { Console } from './cli/console/console'
import type { ExitCode } from './cli/exit-code'
import { runCommand, type Commands } from './cli/run-command'

/** Beside this module, which the bundle has in its entry: a thread starts from a file. */
const searchScript = path.join(import.meta.dirname, 'search-worker.js')

/**
 * Composition root of the command line: runs under plain Node. What a command needs is loaded with it: `--version` is
 * asked for by scripts, and waits for nothing.
 */
const commands: Commands = {
  async record() {
    const [{ record }, { openRecorder }, { createExports }] = await Promise.all([
      import('./cli/record/record'),
      import('./cli-recorder'),
      import('./cli-exports'),
    ])
    return (args, console) => record(args, console, { openRecorder, exports: createExports(searchScript) })
  },
  async serve() {
    const [{ serve }, { openRecorder }, { createExports }] = await Promise.all([
      import('./cli/serve/serve'),
      import('./cli-recorder'),
      import('./cli-exports'),
    ])
    return (args, console) => serve(args, console, { openRecorder, exports: createExports(searchScript) })
  },
  async replay() {
    const [{ replay }, { createReplayer }, { createExports }, { withRecording }] = await Promise.all([
      import('./cli/replay/replay'),
      import('./cli-replay'),
      import('./cli-exports'),
      import('./cli-source'),
    ])
    const parts = { withRecording, openReplayer: createReplayer(searchScript), exports: createExports(searchScript) }
    return (args, console) => replay(args, console, parts)
  },
  async export() {
    const [{ exportCapture }, { createExports }, { withRecording }] = await Promise.all([
      import('./cli/export/export'),
      import('./cli-exports'),
      import('./cli-source'),
    ])
    const parts = { withRecording, exports: createExports(searchScript) }
    return (args, console) => exportCapture(args, console, parts)
  },
  async info() {
    const [{ info }, { summarizeCapture }, { withRecording }] = await Promise.all([
      import('./cli/info/info'),
      import('./capture/capture-summary'),
      import('./cli-source'),
    ])
    return (args, console) => info(args, console, { withRecording, summarize: summarizeCapture })
  },
}

export function runCommandLine(args: readonly string[], console: Console): Promise<ExitCode> {
  return runCommand(args, { commands, version, console })
}
