import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppFailure, appError } from '../../../shared/errors/app-error'
import type { GivenArguments } from '../arguments/given-arguments'
import type { FileFormats } from '../ports'

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
  const file = out.value
  const names = [CAPTURE, ...formats.names]
  const format =
    given.choice('format', names) ?? (path.extname(file) === `.${CAPTURE}` ? CAPTURE : formats.ofFile(file))
  if (format === null)
    throw new AppFailure(
      appError('argument-format-unknown', { argument: out.argument, file, formats: names.join(', ') }),
    )
  if (format !== CAPTURE) return { kind: 'export', file, format }
  // A recording is nothing that could be made again.
  if (existsSync(file)) throw new AppFailure(appError('argument-file-exists', { argument: out.argument, file }))
  return { kind: 'capture', file }
}
