import { randomUUID } from 'node:crypto'
import { chmod, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Of a file that holds what nobody else may read. */
export const OWNER_ONLY = 0o600

/**
 * Writes beside the target first and renames then, so that nobody finds half a file, whatever kills the app, and a failure
 * leaves the older one. A link is replaced, not followed: a folder from elsewhere may have one that points anywhere.
 *
 * @param mode permissions; left out, those of the file that is replaced, or what the system gives to a new one
 */
export async function writeFileWhole(file: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const folder = path.dirname(file)
  const unfinished = path.join(folder, `.${randomUUID()}${UNFINISHED}`)
  const permissions = mode ?? (await modeOf(file))
  try {
    await writeFile(unfinished, content, { mode: permissions ?? NEW_FILE, flag: 'wx', flush: true })
    // What the system takes from new files, it does not take from one that is replaced.
    if (permissions !== null) await chmod(unfinished, permissions)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await flushFolder(folder)
}

const UNFINISHED = '.unfinished'
const unfinishedName = /^\.[0-9a-f-]{36}\.unfinished$/
/** Longer than any write takes, so that none is taken from another program that writes now. */
const ABANDONED_MS = 60_000

/** Takes away what a killed app has left in a folder. `now` in milliseconds since 1970. */
export async function removeUnfinished(folder: string, now = Date.now()): Promise<void> {
  const names = await readdir(folder)
  for (const name of names.filter((each) => unfinishedName.test(each))) {
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => null)
    if (found !== null && now - found.mtimeMs > ABANDONED_MS) await rm(file, { force: true })
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
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
