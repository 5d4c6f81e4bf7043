import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppFailure, appError } from '../../../shared/errors/app-error'
import type { GivenArguments, GivenOption } from '../arguments/given-arguments'
import type { ExportTarget, FileFormats } from '../ports'

/** Where to what is recorded goes. */
export type OutputTarget =
  /** To standard output as it happens; `auto`: readable on a terminal, NDJSON else. */
  | { readonly kind: 'live'; readonly format: 'auto' | 'ndjson' | 'timeline' }
  /** The capture itself. */
  | { readonly kind: 'capture'; readonly file: string }
  /** Written when the recording is over. */
  | { readonly kind: 'export'; readonly file: string; readonly format: string }

const CAPTURE = 'framescope'

export function readTarget(given: GivenArguments, formats: FileFormats): OutputTarget {
  const out = given.find('out')
  if (out === null) return { kind: 'live', format: given.choice('format', ['ndjson', 'timeline']) ?? 'auto' }
  const { file, format } = readFile(given, out, [CAPTURE, ...formats.names], formats)
  if (format !== CAPTURE) return { kind: 'export', file, format }
  // A recording is nothing that could be made again.
  if (existsSync(file)) throw new AppFailure(appError('argument-file-exists', { argument: out.argument, file }))
  return { kind: 'capture', file }
}

/** The same of a capture that there is already: it cannot be written as what it is. */
export function readExportTarget(given: GivenArguments, formats: FileFormats): ExportTarget {
  const out = given.find('out')
  if (out === null) throw new AppFailure(appError('argument-missing', { argument: '--out' }))
  return readFile(given, out, formats.names, formats)
}

function readFile(
  given: GivenArguments,
  { argument, value: file }: GivenOption,
  names: readonly string[],
  formats: FileFormats,
): ExportTarget {
  const byEnding = path.extname(file) === `.${CAPTURE}` ? CAPTURE : formats.ofFile(file)
  const format = given.choice('format', names) ?? byEnding
  if (format !== null && names.includes(format)) return { file, format }
  throw new AppFailure(appError('argument-format-unknown', { argument, file, formats: names.join(', ') }))
}
