import type { FileHandle } from 'node:fs/promises'
import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import type { EventRecorder } from './event-recorder'
import { jsonDepth, MAX_DEPTH } from './json-depth'
import type { ImportedCaptures } from './ports'

/** A line or an item of an array that is longer is passed over. Above what the largest message of a session comes to. */
export const MAX_ITEM_BYTES = 192 * 1024 * 1024

/** So many places that could not be read are named each, the others counted. */
const MAX_NAMED = 100

export interface ImportedSession {
  readonly id: string
  readonly events: number
}

export interface ImportFile {
  readonly handle: FileHandle
  readonly path: string
  /** Without its folders. */
  readonly name: string
  readonly length: number
}

/** What the import of one file works with. */
export interface ImportContext {
  readonly file: ImportFile
  readonly captures: ImportedCaptures
  /** Version of the app. */
  readonly version: string
  readonly newId: () => string
  /** Called often: how much is done, from 0 to 1. Throws `ImportCancelled`. */
  readonly advanced: (done: number) => void
  readonly limits: { readonly itemBytes: number }
}

/** The user wants it no more. */
export class ImportCancelled extends Error {
  override readonly name = 'ImportCancelled'
}

/** Where something stands in a file. */
export interface ImportPlace {
  /** From 1; an array's items count as lines where a file has one line only. */
  readonly line: number
  readonly byte: number
}

export type ParsedItem =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AppError }

/** JSON of a line or an item; `null` bytes are too many. */
export function parseItem(bytes: Buffer | null, place: ImportPlace, limit: number): ParsedItem {
  const where = { line: String(place.line), byte: String(place.byte) }
  if (bytes === null) return { ok: false, error: appError('import-item-too-long', { ...where, limit: String(limit) }) }
  if (jsonDepth(bytes) > MAX_DEPTH)
    return { ok: false, error: appError('import-item-too-deep', { ...where, limit: String(MAX_DEPTH) }) }
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) as unknown }
  } catch {
    return { ok: false, error: invalidItem(place) }
  }
}

export const invalidItem = ({ line, byte }: ImportPlace): AppError =>
  appError('import-item-invalid', { line: String(line), byte: String(byte) })

/** Says on the timeline what of the file was left out, in its place. */
export class ImportProblems {
  #named = 0
  #unknown = 0

  constructor(private readonly recorder: EventRecorder) {}

  get count(): number {
    return this.#named + this.#unknown
  }

  add(error: AppError): void {
    this.#named += 1
    if (this.#named <= MAX_NAMED) this.recorder.error(error)
  }

  addUnknown(): void {
    this.#unknown += 1
  }

  /** At the end. */
  tell(): void {
    if (this.#named > MAX_NAMED)
      this.recorder.note('imported-items-unreadable', { items: String(this.#named - MAX_NAMED) })
    if (this.#unknown > 0) this.recorder.note('imported-items-unknown', { items: String(this.#unknown) })
  }
}

export const importFailure = (code: 'import-format-unknown' | 'import-empty', file: ImportFile): AppFailure =>
  new AppFailure(appError(code, { file: file.name }))
