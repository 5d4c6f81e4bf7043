import { readFileSync } from 'node:fs'

/** Physical memory of another process, in bytes: now, and at most since its start. `null` where the system tells none. */
export function residentMemory(process: number): { readonly now: number; readonly most: number } | null {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8')
    const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1])
    return { now: kilobytes('VmRSS') * 1024, most: kilobytes('VmHWM') * 1024 }
  } catch {
    return null
  }
}
