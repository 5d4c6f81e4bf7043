import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PIECE = Buffer.alloc(1024 * 1024, 1)

/**
 * Writes and deletes a file, so that the page cache has that much memory at hand. A virtual machine may give free
 * memory back to its host within seconds and get it back slowly: the next file would be measured against the host's
 * memory, 450 MB/s on one such machine, and not against the disk path of a machine in use. `--no-warm` leaves it out.
 */
export async function warmPageCache(bytes: number): Promise<void> {
  if (process.argv.includes('--no-warm')) return
  const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
  const file = await open(path.join(folder, 'warm'), 'wx')
  for (let written = 0; written < bytes; written += PIECE.length) await file.write(PIECE)
  await file.close()
  await rm(folder, { recursive: true })
}
