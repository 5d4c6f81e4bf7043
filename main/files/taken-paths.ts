import { AppFailure, appError } from '../../shared/errors/app-error'
import { pathIn, withParents } from '../../shared/files/workspace-path'
import { fileNameOf, folded, freeName } from './file-name'
import { MAX_DEPTH, MAX_ENTRIES } from './folder-index'

/** The paths of a folder that files and folders have, and those that others could get. */
export class TakenPaths {
  /** By what they are for systems that take some names for the same. */
  readonly #spelled: Map<string, string>

  constructor(paths: readonly string[]) {
    this.#spelled = new Map(paths.map((at) => [folded(at), at]))
  }

  /** With the folders above it. */
  add(at: string): void {
    for (const each of withParents(at)) this.#spelled.set(folded(each), each)
  }

  /** The path that is meant by one from elsewhere: of what there is, or a new one of names that every system takes. */
  like(path: string, within = ''): string {
    const exact = path === '' ? within : pathIn(within, path)
    if (path === '' || this.#spelled.get(folded(exact)) === exact) return exact
    const names = path.split('/').filter((name) => name !== '')
    return names.reduce((above, name) => {
      const meant = pathIn(above, fileNameOf(name))
      return this.#spelled.get(folded(meant)) ?? meant
    }, within)
  }

  /** In a folder, where nothing is yet. `except`: a path that is given up for it. */
  free(folder: string, name: string, extension: string, except?: string): string {
    const at = (each: string) => pathIn(folder, each + extension)
    const isTaken = (each: string) => {
      const there = this.#spelled.get(folded(at(each)))
      return there !== undefined && there !== except
    }
    return at(freeName(fileNameOf(name), isTaken))
  }

  /** A free one, which is not free from then on. */
  take(folder: string, name: string, extension: string): string {
    const at = this.free(folder, name, extension)
    this.add(at)
    return at
  }

  /** Fails with `workspace-too-large` where so much more could not be read any more. */
  checkRoom(folders: readonly string[], files: number): void {
    checkDepth(folders)
    const added = new Set(folders.flatMap(withParents).map(folded))
    for (const each of added) if (this.#spelled.has(each)) added.delete(each)
    if (this.#spelled.size + added.size + files > MAX_ENTRIES)
      throw new AppFailure(appError('workspace-too-large', { folder: folders[0] || '/' }))
  }
}

/** Fails with `workspace-too-large`. */
export function checkDepth(folders: readonly string[]): void {
  // What is in it needs a name as well.
  const deepest = folders.find((at) => at.split('/').length >= MAX_DEPTH)
  if (deepest !== undefined) throw new AppFailure(appError('workspace-too-large', { folder: deepest }))
}
