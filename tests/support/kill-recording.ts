import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { CaptureReader } from '../../main/capture/capture-reader'

export interface Kill {
  /** Age of the oldest report that is not wholly on disk, in milliseconds; 0 when all are. */
  readonly lostMs: number
  /** Events on disk, each of them read. */
  readonly events: number
}

interface Report {
  readonly at: number
  readonly events: number
}

/** Runs `flooded-session` against a peer that floods, kills it after so many of its reports, and reads what is left. */
export async function killRecording(
  script: string,
  url: string,
  reports: number,
  executable = process.execPath,
): Promise<Kill> {
  const folder = await mkdtemp(path.join(tmpdir(), 'killed-'))
  try {
    const { killedAt, seen } = await runAndKill(executable, [script, folder, url], reports)
    const [file = ''] = await readdir(folder)
    const events = await readAll(path.join(folder, file))
    const oldest = seen.find((report) => report.events > events)
    return { lostMs: killedAt - (oldest?.at ?? killedAt), events }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function runAndKill(executable: string, args: readonly string[], reports: number) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  const exit = once(child, 'exit')
  const seen: Report[] = []
  let killedAt = Number.NaN
  for await (const line of createInterface({ input: child.stdout })) {
    const [at = Number.NaN, events = Number.NaN] = line.split(' ').map(Number)
    // A report that was under way when the process died.
    if (!Number.isFinite(at) || !Number.isFinite(events)) break
    seen.push({ at, events })
    if (seen.filter((report) => report.events > 0).length !== reports || !Number.isNaN(killedAt)) continue
    killedAt = Number(process.hrtime.bigint() / 1000n) / 1000
    child.kill('SIGKILL')
  }
  await exit
  return { killedAt, seen }
}

/** Reads every event of a capture that was cut off. Returns how many; fails when anything but its tail is damaged. */
async function readAll(file: string): Promise<number> {
  const reader = await CaptureReader.open(file)
  try {
    if (reader.ending !== 'cut-off') throw new Error(`the capture is ${reader.ending}`)
    let events = 0
    for await (const { kind } of reader.events()) {
      if (kind === 'error') throw new Error(`event ${events} is unreadable`)
      events += 1
    }
    const damage = reader.damage.filter(({ kind }) => kind !== 'torn-tail')
    if (damage.length > 0) throw new Error(`damaged: ${JSON.stringify(damage)}`)
    return events
  } finally {
    await reader.close()
  }
}
