import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Why no disk of a chosen size can be had here; `null` where it can. */
export const missingTinyDisk =
  process.platform !== 'linux' ? 'only on Linux' : process.getuid?.() === 0 ? tryMount() : 'needs root'

export interface TinyDisk {
  readonly folder: string
  resize(bytes: number): void
  unmount(): void
}

/** A disk in memory with room for so many bytes, as a folder. */
export function mountTinyDisk(bytes: number): TinyDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'tiny-disk-'))
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder])
  if (status !== 0) {
    rmdirSync(folder)
    throw new Error(`mount: ${String(stderr)}`)
  }
  return {
    folder,
    resize(size) {
      spawnSync('mount', ['-o', `remount,size=${size}`, folder])
    },
    unmount() {
      spawnSync('umount', [folder])
      rmdirSync(folder)
    },
  }
}

/** Root in a container may not mount. */
function tryMount(): string | null {
  try {
    mountTinyDisk(4096).unmount()
    return null
  } catch (cause) {
    return String(cause)
  }
}
