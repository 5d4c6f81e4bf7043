import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { debuggingEndpoint } from '../../../scripts/debugging-endpoint.mjs'
import { withUserData } from './app-under-test'

export interface StartedApp {
  /** Of its first process. */
  readonly process: number
  /** Of its debugger. */
  readonly url: string
}

/** Starts an app on fresh data with nothing that drives it, and ends it when `work` is done. */
export function withStarted<Result>(
  electron: string,
  app: string,
  work: (started: StartedApp) => Promise<Result>,
): Promise<Result> {
  return withUserData(async (userData) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const args = [...sandbox, '--remote-debugging-port=0', `--user-data-dir=${userData}`, app]
    const running = spawn(electron, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    const gone = once(running, 'exit')
    try {
      return await work({ process: running.pid ?? 0, url: await debuggingEndpoint(running).endpoint })
    } finally {
      running.kill()
      await gone
    }
  })
}
