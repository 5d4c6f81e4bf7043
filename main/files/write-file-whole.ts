import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { WholeFile } from './whole-file'

/** Of a file that holds what nobody else may read. */
export const OWNER_ONLY = 0o600

/** Writes what is in memory as a `WholeFile`. */
export async function writeFileWhole(file: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const whole = await WholeFile.create(file, mode)
  try {
    await whole.write(content)
    await whole.finish()
  } catch (error) {
    await whole.discard()
    throw error
  }
}

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
