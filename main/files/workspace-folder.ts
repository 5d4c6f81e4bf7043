import { lstat, mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import { readFormat, writeFormat, type FileFormat, type ReadFile } from '../../shared/files/file-format'
import { isWithin, parentOf, withParents } from '../../shared/files/workspace-path'
import { DeletedFiles } from './deleted-files'
import type { FolderContents } from './folder-index'
import { OneAtATime } from './one-at-a-time'
import { checkDepth, TakenPaths } from './taken-paths'
import { WatchedFolder } from './watched-folder'
import { removeUnfinished, writeFileWhole } from './write-file-whole'
import { asWriteFailure } from './write-failure'

/** What a file says, what is remembered of it, and what is told of all of them. */
export interface WorkspaceFolderOptions<Value extends object, Known, Shown> {
  /** It is made with the first file. */
  readonly folder: string
  readonly format: FileFormat<Value>
  readonly remember: (file: ReadFile<Value>, text: string) => Known
  /** Of what was found, before anybody sees it. */
  readonly settle?: (contents: FolderContents<Known>) => FolderContents<Known>
  /** What is told of it. `problem`: why it could not be read; the contents are those of before then. */
  readonly show: (contents: FolderContents<Known>, problem: AppError | null) => Shown
  /** It is not what it was, whoever did it. */
  readonly onChange: (shown: Shown) => unknown
  /** What to say of a path that leads nowhere. */
  readonly missing: 'profile-not-found' | 'message-not-found'
}

export const EXTENSION = '.json'
const AT_ONCE = 32

/**
 * A folder of a workspace: a JSON file for each thing, in folders. Another program may change them at any time, so whatever
 * is done begins with a look, and touches only what that has found: a path from elsewhere leads nowhere. One thing is done
 * after the other.
 */
export class WorkspaceFolder<Value extends object, Known, Shown> {
  readonly #queue = new OneAtATime()
  readonly #watched: WatchedFolder<Known>
  readonly #deleted: DeletedFiles
  #contents: FolderContents<Known> = { folders: [], files: new Map() }
  #problem: AppError | null = null
  #told: string
  #paths = new TakenPaths([])

  constructor(private readonly options: WorkspaceFolderOptions<Value, Known, Shown>) {
    const { folder, format, remember, show } = options
    this.#watched = new WatchedFolder({
      folder,
      read(text) {
        const reading = readFormat(format, text)
        return reading.ok ? { ok: true, value: remember(reading.value, text) } : reading
      },
      onChange: () => void this.#queue.run(() => this.look()),
    })
    this.#deleted = new DeletedFiles(folder)
    this.#told = JSON.stringify(show(this.#contents, null))
  }

  /** As of the last look. */
  get contents(): FolderContents<Known> {
    return this.#contents
  }

  /** With what was made since then. */
  get paths(): TakenPaths {
    return this.#paths
  }

  get shown(): Shown {
    return this.options.show(this.#contents, this.#problem)
  }

  /** Looks, watches from then on, and takes away what a killed app has left. */
  start(): Promise<void> {
    return this.#queue.run(async () => {
      await this.look()
      for (const at of ['', ...this.#contents.folders]) await removeUnfinished(this.#whole(at)).catch(() => {})
    })
  }

  /** After what was asked before. What can be brought back until now cannot any more. */
  stop(): Promise<void> {
    return this.#queue.run(async () => {
      this.#watched.stop()
      this.#deleted.forget()
    })
  }

  /** With what there is as of the last look; nothing else is done meanwhile. */
  known<T>(action: () => T): Promise<T> {
    return this.#queue.run(async () => action())
  }

  /** With what there is now. */
  ask<T>(action: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      await this.look()
      return await action()
    })
  }

  /**
   * Ends with another look, whatever comes of it. Nothing is done where the first one fails: what cannot be seen might be
   * replaced. Fails with `workspace-write-failed` where the system refuses something.
   */
  change<T>(action: () => Promise<T>): Promise<T> {
    return this.ask(async () => {
      if (this.#problem !== null) throw new AppFailure(this.#problem)
      try {
        return await action()
      } catch (cause) {
        throw asWriteFailure(cause)
      } finally {
        await this.look()
      }
    })
  }

  /** For what is done within `ask` and `change`, as all that follows. */
  async look(): Promise<void> {
    try {
      const contents = await this.#watched.look()
      this.#contents = this.options.settle?.(contents) ?? contents
      this.#paths = new TakenPaths([...contents.folders, ...contents.files.keys()])
      this.#problem = null
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
      this.#problem = error.error
    }
    const { shown } = this
    const told = JSON.stringify(shown)
    if (told === this.#told) return
    this.#told = told
    this.options.onChange(shown)
  }

  /** Fails where there is no such file, or with why it cannot be read. */
  entry(at: string): Known {
    const found = this.#contents.files.get(at)
    if (found === undefined) throw this.#missing(at)
    if (!found.ok) throw new AppFailure(found.error)
    return found.value
  }

  /** Those that can be read, by their paths. */
  entries(): ReadonlyMap<string, Known> {
    return new Map([...this.#contents.files].flatMap(([at, file]) => (file.ok ? [[at, file.value]] : [])))
  }

  isFolder(at: string): boolean {
    return this.#contents.folders.includes(at)
  }

  /** Fails where there is none. */
  folder(at: string): string {
    if (at !== '' && !this.isFolder(at)) throw this.#missing(at)
    return at
  }

  /** Fails where it is gone, or with why it cannot be read. */
  async read(at: string): Promise<{ readonly text: string; readonly file: ReadFile<Value> }> {
    const text = await readFile(this.#whole(at), 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') throw this.#missing(at)
      throw new AppFailure(appError('workspace-file-unreadable', { problem: cause.message }), { cause })
    })
    const reading = readFormat(this.options.format, text)
    if (!reading.ok) throw new AppFailure(reading.error)
    return { text, file: reading.value }
  }

  /** What would stay as it is is not written. `before` is what the file held. */
  async write(at: string, value: Value, before?: ReadFile<Value>): Promise<void> {
    const text = writeFormat(this.options.format, value, before?.fields)
    if ((await readFile(this.#whole(at), 'utf8').catch(() => null)) === text) return
    if (before === undefined) this.#paths.checkRoom([parentOf(at)], 1)
    await this.makeFolder(parentOf(at))
    await writeFileWhole(this.#whole(at), text)
    this.#paths.add(at)
  }

  /** At paths that were taken for them, of folders that have room. */
  async writeNew(files: readonly (readonly [at: string, value: Value])[]): Promise<void> {
    for (const folder of new Set(files.map(([at]) => parentOf(at)))) await this.makeFolder(folder)
    for (let done = 0; done < files.length; done += AT_ONCE)
      await Promise.all(
        files
          .slice(done, done + AT_ONCE)
          .map(([at, value]) => writeFileWhole(this.#whole(at), writeFormat(this.options.format, value))),
      )
  }

  /** With those above it. Fails with `name-taken` where one of them is a link: it may lead anywhere. */
  async makeFolder(at: string): Promise<void> {
    this.#paths.checkRoom([at], 0)
    await mkdir(this.options.folder, { recursive: true })
    for (const each of withParents(at)) {
      await mkdir(this.#whole(each)).catch(ignoreTaken)
      if (!(await lstat(this.#whole(each))).isDirectory()) throw new AppFailure(appError('name-taken', { name: each }))
      this.#paths.add(each)
    }
  }

  /** Returns where it is then. */
  async move(at: string, to: string): Promise<string> {
    if (to === at) return at
    const below = [...this.#contents.folders, ...this.#contents.files.keys()].filter((each) => isWithin(each, at))
    checkDepth(below.map((each) => parentOf(to + each.slice(at.length))))
    await this.makeFolder(parentOf(to))
    await rename(this.#whole(at), this.#whole(to))
    return to
  }

  /** Files that can be read, and of folders those that are empty then. Returns what `restore` asks for. */
  async delete(at: string): Promise<string> {
    if (!this.isFolder(at)) this.entry(at)
    const files = [...this.entries().keys()].filter((each) => isWithin(each, at))
    return await this.#deleted.delete(
      files,
      this.#contents.folders.filter((each) => isWithin(each, at)),
    )
  }

  /** As it was. Fails with `name-taken` and `deletion-forgotten`. */
  async restore(deletion: string): Promise<void> {
    await this.#deleted.restore(deletion)
  }

  #missing(at: string): AppFailure {
    return new AppFailure(appError(this.options.missing, { path: at }))
  }

  #whole(at: string): string {
    return path.join(this.options.folder, at)
  }
}

function ignoreTaken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
