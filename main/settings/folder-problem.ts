import { mkdtemp, readdir, rmdir } from 'node:fs/promises'
import path from 'node:path'

/** A disk of the network that is gone answers after minutes, or never: the app does not wait for it. Milliseconds. */
const PATIENCE_MS = 3000

/**
 * Why files cannot be kept in a folder, as the system names it (`ENOENT`, `EACCES`); `null` where they can. It is tried:
 * permissions alone do not tell on every system. It is not made where it is gone, as on a disk that is not plugged in.
 */
export async function folderProblem(
  folder: string,
  patience = PATIENCE_MS,
  attempt = tryFolder,
): Promise<string | null> {
  if (!path.isAbsolute(folder)) return 'EINVAL'
  let timer: NodeJS.Timeout | undefined
  const impatient = new Promise<string>((resolve) => (timer = setTimeout(() => resolve('ETIMEDOUT'), patience)))
  try {
    return await Promise.race([attempt(folder), impatient])
  } finally {
    clearTimeout(timer)
  }
}

async function tryFolder(folder: string): Promise<string | null> {
  try {
    await readdir(folder)
    await rmdir(await mkdtemp(path.join(folder, '.framescope-')))
    return null
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code ?? String(cause)
  }
}
