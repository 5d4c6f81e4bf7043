import { AppFailure, appError } from '../../../shared/errors/app-error'
import type { ExportedSession } from '../../../shared/formats/export-status'
import { commandLine } from '../../../shared/messages/command-line'
import { createTranslator } from '../../../shared/messages/translator'
import { hiddenPlaces } from '../../../shared/redaction/hidden-counts'
import { byteCount } from '../../../shared/wording/byte-count'
import { say } from '../../../shared/wording/translate'
import { readFilter } from '../arguments/filter-argument'
import { parseArguments } from '../arguments/parse-arguments'
import type { Console } from '../console/console'
import { ExitCode } from '../exit-code'
import type { Exports, WithRecording } from '../ports'
import { readSession } from '../arguments/session-argument'
import { readExportTarget } from '../session/output-target'
import { exportOptions } from './export-options'

const { t } = createTranslator(commandLine, 'en')

export interface ExportParts {
  readonly exports: Exports
  readonly withRecording: WithRecording
}

/** `framescope export`: writes a capture, or what a filter finds in it, as another kind of file. */
export async function exportCapture(
  args: readonly string[],
  console: Console,
  { exports, withRecording }: ExportParts,
): Promise<ExitCode> {
  const given = parseArguments(args, { options: exportOptions, positionals: ['<capture>'] })
  const [file = ''] = given.positionals
  const target = readExportTarget(given, exports.formats)
  given.exclude('redact', 'no-redact')
  const extent = { filter: readFilter(given), redact: !given.has('no-redact') }
  const exported = await withRecording(file, readSession(given), (capture) => exports.write(capture, target, extent))
  await console.err.write(missingIn(exported) + hiddenIn(exported))
  if (exported.unreadable === 0) return ExitCode.Done
  throw new AppFailure(appError('export-incomplete', { count: String(exported.unreadable), file: target.file }))
}

/** In the words of the app; nothing where nothing was hidden. */
function hiddenIn({ hidden }: ExportedSession): string {
  const places = hiddenPlaces.filter((place) => (hidden?.[place] ?? 0) > 0)
  if (hidden === null || places.length === 0) return ''
  const list = places.map((place) => say(`export.hidden.${place}`, { count: hidden[place] }))
  return `${t('export.hidden', { list: list.join(', ') })}\n`
}

/** What was never recorded is not in the file either: whoever counts on it hears of it. */
function missingIn({ missing: { events, bytes } }: ExportedSession): string {
  return events === 0 && bytes === 0 ? '' : `${t('export.missing', { events, bytes: byteCount(bytes) })}\n`
}
