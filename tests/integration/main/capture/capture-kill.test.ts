import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'

/** What may be missing at most: that old, in milliseconds. */
const LOSS = 250

let folder: string
let script: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'capture-kill-'))
  script = path.join(folder, 'endless-recording.mjs')
  const entry = path.join(import.meta.dirname, 'endless-recording.ts')
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, rolldownOptions: { output: { entryFileNames: '[name].mjs' } } },
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Report {
  readonly at: number
  readonly events: number
}

/** Lets the script record for so many reports, then kills it. */
async function recordAndKill(file: string, reports: number): Promise<{ killedAt: number; reports: readonly Report[] }> {
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  const seen: Report[] = []
  let killedAt = Number.NaN
  for await (const line of createInterface({ input: child.stdout })) {
    const [at = Number.NaN, events = Number.NaN] = line.split(' ').map(Number)
    seen.push({ at, events })
    if (seen.length !== reports) continue
    child.kill('SIGKILL')
    killedAt = Number(process.hrtime.bigint() / 1_000_000n)
  }
  await exit
  return { killedAt, reports: seen }
}

describe('a process that is killed while it records', () => {
  // Reports are at least 2 ms apart: the first of them are older than that when it is killed.
  it.each([160, 201, 263, 340])('leaves all that is older than 250 ms, killed after %i reports', async (count) => {
    const file = path.join(folder, `${count}.framescope`)
    const { killedAt, reports } = await recordAndKill(file, count)
    const old = reports.findLast(({ at }) => at < killedAt - LOSS)
    expect(old?.events).toBeGreaterThan(0)

    const reader = await CaptureReader.open(file)
    expect(reader.ending).toBe('cut-off')
    expect(reader.damage.filter(({ kind }) => kind !== 'torn-tail')).toEqual([])
    expect(reader.eventCount).toBeGreaterThanOrEqual(old?.events ?? Number.NaN)
    for await (const event of reader.events()) {
      expect(event.kind).toBe('frame')
      const { bytes } = await reader.read(event.event)
      expect(bytes.every((byte) => byte === (event.event & 0xff))).toBe(true)
    }
    await reader.close()
  })
})
