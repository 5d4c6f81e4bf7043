import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { root } from '../../../scripts/root.mjs'

/** Left for everybody else. */
const MARGIN_BYTES = 5_000_000_000

/** As much of it as the disk has room for; says so when that is less than was wanted. */
export function affordable(what: string, wanted: number, bytesEach: number): number {
  const room = Math.min(...[tmpdir(), root].map(freeBytes)) - MARGIN_BYTES
  const possible = Math.max(0, Math.floor(room / bytesEach))
  if (possible >= wanted) return wanted
  console.error(`${what}: ${possible} instead of ${wanted}, for want of disk space`)
  return possible
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
