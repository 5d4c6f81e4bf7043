import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure, appError } from '../../shared/errors/app-error'
import type { ChosenFile } from '../../shared/ipc/app-channels'

/**
 * Files that the user chose in the system's dialog. The page gets a token: it can have a chosen file sent, and cannot
 * name a path of its own.
 */
export class ChosenFiles {
  readonly #paths = new Map<string, string>()

  async choose(window: BrowserWindow): Promise<ChosenFile | null> {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'] })
    const [file] = filePaths
    if (file === undefined) return null
    const { size } = await stat(file).catch((cause: unknown) => unreadable(file, cause))
    const token = randomUUID()
    this.#paths.set(token, file)
    return { token, name: path.basename(file), length: size }
  }

  /** For main itself, which looks into it. */
  async choosePath(window: BrowserWindow): Promise<string | null> {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'] })
    return filePaths[0] ?? null
  }

  async chooseFolder(window: BrowserWindow): Promise<string | null> {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
    return filePaths[0] ?? null
  }

  /** The contents as they are now. Fails with `file-too-large` where they are longer than `limit`. */
  async read(token: string, limit = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
    const file = this.#paths.get(token)
    if (file === undefined) throw new AppFailure(appError('file-unreadable', { file: '', problem: 'not-chosen' }))
    const { size } = await stat(file).catch((cause: unknown) => unreadable(file, cause))
    if (size > limit)
      throw new AppFailure(appError('file-too-large', { file: path.basename(file), limit: String(limit) }))
    return await readFile(file).catch((cause: unknown) => unreadable(file, cause))
  }
}

function unreadable(file: string, cause: unknown): never {
  const problem = cause instanceof Error ? cause.message : String(cause)
  throw new AppFailure(appError('file-unreadable', { file: path.basename(file), problem }), { cause })
}
