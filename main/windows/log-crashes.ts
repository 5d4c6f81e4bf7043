import type { App } from 'electron'

interface CrashLog {
  warn(what: string, facts: Readonly<Record<string, string | number>>): void
  error(what: string, failure: unknown): void
}

/** Puts into the log what ended unexpectedly. What was thrown and not caught ends no recording: the app goes on. */
export function logCrashes(app: App, log: CrashLog): void {
  process.on('uncaughtException', (error) => log.error('uncaught', error))
  process.on('unhandledRejection', (reason) => log.error('unhandled', reason))
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    log.warn('page gone', { reason, exitCode }),
  )
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log.warn('process gone', { type, reason, exitCode }),
  )
}
