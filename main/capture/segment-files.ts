import { readdir } from 'node:fs/promises'
import path from 'node:path'

export interface SegmentFile {
  readonly path: string
  /** Place of its first byte in the capture. */
  readonly start: number
}

/** A segment is named after the capture and the place where it begins. */
export const segmentPath = (capture: string, start: number): string => `${capture}.${start}`

/** The segments of a capture that are there, in the order of their places. */
export async function listSegments(capture: string): Promise<SegmentFile[]> {
  const prefix = `${path.basename(capture)}.`
  const folder = path.dirname(capture)
  const segments: SegmentFile[] = []
  for (const name of await readdir(folder)) {
    const digits = name.startsWith(prefix) ? name.slice(prefix.length) : ''
    if (/^[1-9]\d{0,15}$/.test(digits)) segments.push({ path: path.join(folder, name), start: Number(digits) })
  }
  return segments.toSorted((one, other) => one.start - other.start)
}
