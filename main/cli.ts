import { version } from '../package.json'
import type { Console } from './cli/console/console'
import type { ExitCode } from './cli/exit-code'
import { runCommand, type Commands } from './cli/run-command'

/**
 * Composition root of the command line: runs under plain Node. What a command needs is loaded with it: `--version` is
 * asked for by scripts, and waits for nothing.
 */
const commands: Commands = {
  async record() {
    const [{ record }, { openRecorder }, { exports }] = await Promise.all([
      import('./cli/record/record'),
      import('./cli-recorder'),
      import('./cli-exports'),
    ])
    return (args, console) => record(args, console, { openRecorder, exports })
  },
  async serve() {
    const [{ serve }, { openRecorder }, { exports }] = await Promise.all([
      import('./cli/serve/serve'),
      import('./cli-recorder'),
      import('./cli-exports'),
    ])
    return (args, console) => serve(args, console, { openRecorder, exports })
  },
  async info() {
    const [{ info }, { summarizeCapture }] = await Promise.all([
      import('./cli/info/info'),
      import('./capture/capture-summary'),
    ])
    return (args, console) => info(args, console, summarizeCapture)
  },
}

export function runCommandLine(args: readonly string[], console: Console): Promise<ExitCode> {
  return runCommand(args, { commands, version, console })
}
