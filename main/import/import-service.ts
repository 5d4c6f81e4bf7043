import { open, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { importHar } from './har-import'
import {
  ImportCancelled,
  importFailure,
  MAX_ITEM_BYTES,
  type ImportContext,
  type ImportFile,
  type ImportedSession,
} from './import-run'
import { importNdjson } from './ndjson-import'
import type { ImportedCaptures } from './ports'

/** Told at most so often, in milliseconds. */
const TELL_EVERY_MS = 50

const FORMAT_BYTES = 64 * 1024

export interface ImportProgress {
  /** Of the file. */
  readonly name: string
  /** From 0 to 1. */
  readonly done: number
}

export interface ImportServiceOptions {
  readonly captures: ImportedCaptures
  readonly version: string
  readonly newId: () => string
  /** Milliseconds, monotonic. */
  readonly now: () => number
  readonly onProgress: (progress: ImportProgress) => void
}

/** Takes sessions from files of other programs and other machines into the folder of captures, one file at a time. */
export class ImportService {
  readonly #options: ImportServiceOptions
  #running: Promise<unknown> | null = null
  #cancelled = false

  constructor(options: ImportServiceOptions) {
    this.#options = options
  }

  /**
   * Resolves with what was imported; `null` where the user cancelled, and nothing is left then. Fails with
   * `import-running`, `import-format-unknown`, `import-empty`, `import-failed`, and as the folder of captures does.
   */
  async start(file: string): Promise<readonly ImportedSession[] | null> {
    if (this.#running !== null) throw new AppFailure(appError('import-running'))
    this.#cancelled = false
    const running = this.#import(file)
    this.#running = running
    try {
      return await running
    } catch (failure) {
      if (failure instanceof ImportCancelled) return null
      throw failure instanceof AppFailure ? failure : readFailure(file, failure)
    } finally {
      this.#running = null
    }
  }

  cancel(): void {
    this.#cancelled = true
  }

  /** Cancels what runs. Resolves when nothing is left of it. */
  async stop(): Promise<void> {
    this.cancel()
    // Who asked for it is told how it ended.
    await this.#running?.catch(() => {})
  }

  async #import(file: string): Promise<readonly ImportedSession[]> {
    const handle = await open(file, 'r')
    try {
      const { size: length } = await stat(file)
      return await importAs(
        await formatOf(handle),
        this.#context({ handle, path: file, name: path.basename(file), length }),
      )
    } finally {
      await handle.close()
    }
  }

  #context(file: ImportFile): ImportContext {
    const { captures, version, newId, now, onProgress } = this.#options
    let toldAt = Number.NEGATIVE_INFINITY
    return {
      file,
      captures,
      version,
      newId,
      limits: { itemBytes: MAX_ITEM_BYTES },
      advanced: (done) => {
        if (this.#cancelled) throw new ImportCancelled()
        const time = now()
        if (time - toldAt < TELL_EVERY_MS) return
        toldAt = time
        onProgress({ name: file.name, done: Math.min(1, done) })
      },
    }
  }
}

type FileFormat = 'framescope' | 'ndjson' | 'har' | null

async function importAs(format: FileFormat, context: ImportContext): Promise<readonly ImportedSession[]> {
  switch (format) {
    case 'ndjson':
      return [await importNdjson(context)]
    case 'har':
      return importHar(context)
    case 'framescope':
      return [await importCapture(context)]
    case null:
      throw importFailure('import-format-unknown', context.file)
  }
}

function importCapture({ captures, file, advanced }: ImportContext): Promise<ImportedSession> {
  return captures.adopt(file.path, { format: 'framescope', name: file.name }, (bytes) => advanced(bytes / file.length))
}

/** By what it begins with, whatever it is called. */
async function formatOf(file: FileHandle): Promise<FileFormat> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(FORMAT_BYTES), 0, FORMAT_BYTES, 0)
  const start = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '')
  if (start.startsWith('FSB')) return 'framescope'
  if (/^\s*\{[^\n]*"format"\s*:\s*"framescope-ndjson\//.test(start)) return 'ndjson'
  return /^\s*\{[\s\S]*?"log"\s*:/.test(start) ? 'har' : null
}

function readFailure(file: string, cause: unknown): AppFailure {
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new AppFailure(appError('import-failed', { file: path.basename(file), problem }), { cause })
}
