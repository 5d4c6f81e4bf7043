import { commandLine } from '../../../shared/messages/command-line'
import { createTranslator } from '../../../shared/messages/translator'
import type { ServerStatus } from '../../../shared/session/session-summary'
import { parseArguments } from '../arguments/parse-arguments'
import type { Console } from '../console/console'
import { ExitCode } from '../exit-code'
import type { Exports, OpenRecorder } from '../ports'
import { ArgumentFiles } from '../profile/argument-files'
import { readServerProfile } from '../profile/server-profile'
import { exportRecording } from '../session/export-recording'
import { writeLive } from '../session/live-output'
import { checkRecording } from '../session/outcome'
import { showProgress } from '../session/progress-line'
import { readTarget } from '../session/output-target'
import { SessionRun } from '../session/session-run'
import { readResponders } from './responders'
import { serveOptions } from './serve-options'

const { t } = createTranslator(commandLine, 'en')

export interface ServeParts {
  readonly openRecorder: OpenRecorder
  readonly exports: Exports
}

/** What clients are told when the server goes. */
const GOING_AWAY = 1001

/** `framescope serve`: listens, answers, and records every connection. */
export async function serve(args: readonly string[], console: Console, parts: ServeParts): Promise<ExitCode> {
  const given = parseArguments(args, { options: serveOptions, positionals: [] })
  const target = readTarget(given, parts.exports.formats)
  const terms = { duration: given.duration('for'), count: null, code: GOING_AWAY, reason: '' }
  const files = new ArgumentFiles(console.env)
  const responders = await readResponders(given, (option) => files.text(option))
  const profile = await readServerProfile(given, files, responders)
  const recorder = await parts.openRecorder(target.kind === 'capture' ? target.file : null)
  try {
    const { head, server } = await recorder.sessions.serve(profile)
    const run = new SessionRun(head.id, recorder, terms, console)
    run.opened()
    const output = target.kind === 'live' ? writeLive(target.format, run.session, recorder, console) : null
    // What cannot be written is the end of it; that is told when the recording is whole.
    output?.catch(() => run.end())
    if (server !== undefined) await console.err.write(listening(server, given.has('json')))
    const endProgress = output === null ? showProgress(run.session, console) : null
    await run.whenRecorded()
    await endProgress?.()
    await output
    if (target.kind === 'export') await exportRecording(recorder, target, parts.exports, console)
    checkRecording(run.session)
    return ExitCode.Done
  } finally {
    await recorder.close()
  }
}

function listening({ urls, exposed }: ServerStatus, asJson: boolean): string {
  if (asJson) return `${JSON.stringify({ listening: urls, exposed })}\n`
  const lines = urls.map((url) => t('serve.listening', { url }))
  return [...lines, ...(exposed ? [t('serve.exposed')] : []), ''].join('\n')
}
