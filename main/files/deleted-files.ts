import { mkdir, readFile, rmdir, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { AppFailure, appError } from '../../shared/errors/app-error'
import { writeFileWhole } from './write-file-whole'

interface Deletion {
  readonly files: readonly { readonly at: string; readonly text: string }[]
  readonly folders: readonly string[]
}

/** So many can be taken back; the oldest is forgotten first. */
const MAX_DELETIONS = 20

/** What was deleted in this run of the app, to bring it back. */
export class DeletedFiles {
  readonly #deletions = new Map<string, Deletion>()
  #count = 0

  constructor(private readonly folder: string) {}

  /**
   * Folders go where nothing is left in them. Returns what `restore` asks for, and the texts of files that nothing brings back
   * any more.
   */
  async delete(
    files: readonly string[],
    folders: readonly string[],
  ): Promise<{ token: string; gone: readonly string[] }> {
    const texts = []
    for (const at of files) texts.push({ at, text: await readFile(this.#whole(at), 'utf8') })
    for (const at of files) await unlink(this.#whole(at))
    for (const at of folders.toSorted().toReversed()) await rmdir(this.#whole(at)).catch(ignoreNotEmpty)
    const token = String((this.#count += 1))
    this.#deletions.set(token, { files: texts, folders })
    const [oldest] = this.#deletions
    if (oldest === undefined || this.#deletions.size <= MAX_DELETIONS) return { token, gone: [] }
    this.#deletions.delete(oldest[0])
    return { token, gone: oldest[1].files.map(({ text }) => text) }
  }

  /** As it was. Fails with `name-taken` where something has taken the place of a file, and with `deletion-forgotten`. */
  async restore(token: string): Promise<void> {
    const deletion = this.#deletions.get(token)
    if (deletion === undefined) throw new AppFailure(appError('deletion-forgotten'))
    for (const { at } of deletion.files)
      if (await exists(this.#whole(at))) throw new AppFailure(appError('name-taken', { name: at }))
    for (const at of deletion.folders) await mkdir(this.#whole(at), { recursive: true })
    for (const { at, text } of deletion.files) {
      await mkdir(path.dirname(this.#whole(at)), { recursive: true })
      await writeFileWhole(this.#whole(at), text)
    }
    this.#deletions.delete(token)
  }

  /** Texts of all files that could still be brought back, which are forgotten with this. */
  forget(): readonly string[] {
    const texts = [...this.#deletions.values()].flatMap(({ files }) => files.map(({ text }) => text))
    this.#deletions.clear()
    return texts
  }

  #whole(at: string): string {
    return path.join(this.folder, at)
  }
}

/** Something that is none of ours is in it. */
function ignoreNotEmpty(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
