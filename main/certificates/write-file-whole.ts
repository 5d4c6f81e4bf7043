import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes beside the target first, so that nobody finds half a file and a failure leaves the older one. Mode 0600. */
export async function writeFileWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    await writeFile(unfinished, text, { mode: 0o600, flush: true })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
