import { mkdir, readFile, rmdir, unlink } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { writeFileWhole } from './write-file-whole'

interface DeletedFile {
  readonly at: string
  readonly text: string
}

interface Deletion {
  readonly files: readonly DeletedFile[]
  readonly folders: readonly string[]
}

/** So many can be taken back; the oldest is forgotten first. */
const MAX_DELETIONS = 20

/** What was deleted in this run of the app, to bring it back. */
export class DeletedFiles {
  readonly #deletions = new Map<string, Deletion>()
  #count = 0

  constructor(private readonly folder: string) {}

  /** All of the files or none. Folders go where nothing is left in them. Returns what `restore` asks for. */
  async delete(files: readonly string[], folders: readonly string[]): Promise<string> {
    const texts: DeletedFile[] = []
    for (const at of files) texts.push({ at, text: await readFile(this.#whole(at), 'utf8') })
    const gone: DeletedFile[] = []
    try {
      for (const file of texts) {
        await unlink(this.#whole(file.at)).catch(ignoreMissing)
        gone.push(file)
      }
    } catch (cause) {
      for (const file of gone) await this.#write(file)
      throw cause
    }
    // One that holds something that is none of ours, or that the system does not give up, stays and is shown.
    for (const at of folders.toSorted().toReversed()) await rmdir(this.#whole(at)).catch(() => {})
    const token = String((this.#count += 1))
    this.#deletions.set(token, { files: texts, folders })
    const [oldest] = this.#deletions.keys()
    if (oldest !== undefined && this.#deletions.size > MAX_DELETIONS) this.#deletions.delete(oldest)
    return token
  }

  /**
   * As it was; what is there already, as after a try that failed, stays. Fails with `name-taken` where something else has
   * taken the place of a file, and with `deletion-forgotten`.
   */
  async restore(token: string): Promise<void> {
    const deletion = this.#deletions.get(token)
    if (deletion === undefined) throw new AppFailure(appError('deletion-forgotten'))
    const missing = []
    for (const file of deletion.files) if (!(await this.#isThere(file))) missing.push(file)
    for (const at of deletion.folders) await mkdir(this.#whole(at), { recursive: true })
    for (const file of missing) await this.#write(file)
    this.#deletions.delete(token)
  }

  /** Nothing can be brought back any more. */
  forget(): void {
    this.#deletions.clear()
  }

  async #isThere({ at, text }: DeletedFile): Promise<boolean> {
    const found = await readFile(this.#whole(at), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw new AppFailure(appError('name-taken', { name: at }), { cause: error })
    })
    if (found !== null && found !== text) throw new AppFailure(appError('name-taken', { name: at }))
    return found !== null
  }

  async #write({ at, text }: DeletedFile): Promise<void> {
    await mkdir(path.dirname(this.#whole(at)), { recursive: true })
    await writeFileWhole(this.#whole(at), text)
  }

  #whole(at: string): string {
    return path.join(this.folder, at)
  }
}

/** Another program was faster. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
