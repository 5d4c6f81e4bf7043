import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'

/** A name for what is not complete yet, of a form that nobody takes for anything else: see `removeUnfinished`. */
export const unfinishedIn = (folder: string): string => path.join(folder, `.${randomUUID()}.unfinished`)

/** The same beside a target: it is on the same disk. */
export const unfinishedBeside = (target: string): string => unfinishedIn(path.dirname(target))

/**
 * A file that is written in pieces and takes its place when it is complete, so that nobody finds half of it, whatever kills
 * the app, and a failure leaves the older one. A link is replaced, not followed: a folder from elsewhere may have one that
 * points anywhere.
 */
export class WholeFile {
  private constructor(
    private readonly target: string,
    private readonly unfinished: string,
    private readonly file: FileHandle,
  ) {}

  /** @param mode permissions; left out, those of the file that is replaced, or what the system gives to a new one */
  static async create(target: string, mode?: number): Promise<WholeFile> {
    const unfinished = unfinishedBeside(target)
    const permissions = mode ?? (await modeOf(target))
    const file = await open(unfinished, 'wx', permissions ?? NEW_FILE)
    // What the system takes from new files, it does not take from one that is replaced.
    if (permissions !== null) await file.chmod(permissions)
    return new WholeFile(target, unfinished, file)
  }

  /** One after the other. */
  async write(piece: string | Uint8Array): Promise<void> {
    await this.file.writeFile(piece)
  }

  /** Whoever fails here is to `discard` it. */
  async finish(): Promise<void> {
    await this.file.sync()
    await this.file.close()
    await rename(this.unfinished, this.target)
    await flushFolder(path.dirname(this.target))
  }

  async discard(): Promise<void> {
    await this.file.close().catch(() => {})
    await rm(this.unfinished, { force: true })
  }
}

const NEW_FILE = 0o666

/** `null`: there is none. */
const modeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ mode }) => mode & 0o777,
    () => null,
  )

/** The new name outlives a power cut as well. Windows has no such thing, and does not need it. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
