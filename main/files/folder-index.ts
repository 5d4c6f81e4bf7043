import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, appError, type AppError, type Result } from '../../shared/errors/app-error'

export interface FolderIndexOptions<T> {
  readonly folder: string
  /** What is kept of a file. */
  readonly read: (text: string) => Result<T>
}

/** Paths are relative to the folder, with `/` between names. */
export interface FolderContents<T> {
  readonly folders: readonly string[]
  readonly files: ReadonlyMap<string, Result<T>>
}

const MAX_FILE_BYTES = 32 * 1024 * 1024
/** Files and folders. */
export const MAX_ENTRIES = 20_000
/** Names in a path. */
export const MAX_DEPTH = 32
const AT_ONCE = 32

/**
 * The JSON files below a folder, their extension in any case, as some systems take names. Those that have not changed since they were read last are not read again. Hidden names,
 * other files and links to folders are none of ours; a link to a file is not followed either, but told.
 */
export class FolderIndex<T> {
  #known = new Map<string, { readonly stamp: string; readonly result: Result<T> }>()

  constructor(private readonly options: FolderIndexOptions<T>) {}

  /** A folder that is not there is empty. Fails with `workspace-unreadable` or `workspace-too-large`. */
  async read(): Promise<FolderContents<T>> {
    const folders: string[] = []
    const files: string[] = []
    await this.#list('', 0, folders, files)
    const known = new Map<string, { stamp: string; result: Result<T> }>()
    for (let at = 0; at < files.length; at += AT_ONCE)
      await Promise.all(
        files.slice(at, at + AT_ONCE).map(async (file) => {
          const entry = await this.#readFile(file)
          if (entry !== null) known.set(file, entry)
        }),
      )
    this.#known = known
    return { folders, files: new Map(files.flatMap((file) => resultOf(file, known.get(file)?.result))) }
  }

  async #list(folder: string, depth: number, folders: string[], files: string[]): Promise<void> {
    const entries = await readdir(path.join(this.options.folder, folder), { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw new AppFailure(appError('workspace-unreadable', { folder, problem: error.message }), { cause: error })
      },
    )
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.name.startsWith('.')) continue
      if (folders.length + files.length >= MAX_ENTRIES || depth >= MAX_DEPTH)
        throw new AppFailure(appError('workspace-too-large', { folder: name }))
      if (entry.isDirectory()) {
        folders.push(name)
        await this.#list(name, depth + 1, folders, files)
      } else if (/\.json$/i.test(entry.name)) files.push(name)
    }
  }

  /** `null`: it went away meanwhile. */
  async #readFile(file: string): Promise<{ stamp: string; result: Result<T> } | null> {
    const whole = path.join(this.options.folder, file)
    try {
      const found = await lstat(whole, { bigint: true })
      if (!found.isFile()) return { stamp: '', result: unreadable('not a regular file') }
      if (found.size > MAX_FILE_BYTES) return { stamp: '', result: unreadable('larger than 32 MiB') }
      const stamp = [found.ino, found.size, found.mtimeNs, found.ctimeNs].join()
      const known = this.#known.get(file)
      if (known?.stamp === stamp) return known
      return { stamp, result: this.options.read(await readFile(whole, 'utf8')) }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return code === 'ENOENT' ? null : { stamp: '', result: unreadable(message) }
    }
  }
}

const resultOf = <T>(file: string, result: Result<T> | undefined): [string, Result<T>][] =>
  result === undefined ? [] : [[file, result]]

const unreadable = (problem: string): { ok: false; error: AppError } => ({
  ok: false,
  error: appError('workspace-file-unreadable', { problem }),
})
