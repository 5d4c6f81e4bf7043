import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { CaptureReader } from '../../main/capture/capture-reader'
import { systemMilliseconds } from './system-clock'

export interface Kill {
  /**
   * How old the newest event on disk was when the process was killed, in milliseconds (without an event, the session): all
   * that is lost came later. 0 when the last that the process said of itself is on disk wholly.
   */
  readonly lostMs: number
  /** Events on disk, each of them read. */
  readonly events: number
  /** Events before these that were let go. */
  readonly letGo: number
}

/**
 * Runs `flooded-session` against a peer that floods, kills it so many milliseconds after its first events or, of one that
 * is kept up to a size, after the first was let go, and reads what is left. Fails when the capture does not open or anything but its tail is damaged.
 */
export async function killRecording(
  script: string,
  url: string,
  afterMs: number,
  executable = process.execPath,
  megabytes: number | null = null,
): Promise<Kill> {
  const folder = await mkdtemp(path.join(tmpdir(), 'killed-'))
  try {
    const { killedAt, takenIn } = await runAndKill(
      executable,
      [script, folder, url, ...(megabytes === null ? [] : [String(megabytes)])],
      afterMs,
      megabytes !== null,
    )
    const file = (await readdir(folder)).find((name) => name.endsWith('.framescope')) ?? ''
    const { events, letGo, newest } = await readAll(path.join(folder, file))
    return { lostMs: takenIn > letGo + events ? killedAt - newest : 0, events, letGo }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Returns when the process was killed, and how many events it had said it had taken in. */
async function runAndKill(executable: string, args: readonly string[], afterMs: number, isLimited: boolean) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  const exit = once(child, 'exit')
  let timer: NodeJS.Timeout | undefined
  let killedAt = Number.NaN
  let takenIn = 0
  for await (const line of createInterface({ input: child.stdout })) {
    // One that was under way when the process died says too little, never too much.
    const [events, letGo] = line.split(' ').map(Number)
    takenIn = Math.max(takenIn, events ?? 0)
    if (isLimited && (letGo ?? 0) === 0) continue
    timer ??= setTimeout(() => {
      child.kill('SIGKILL')
      killedAt = systemMilliseconds()
    }, afterMs)
  }
  await exit
  if (Number.isNaN(killedAt)) throw new Error('the session ended before it was killed')
  return { killedAt, takenIn }
}

/** Reads every event of a capture that was cut off. Returns how many, and when the newest was on the system's clock. */
async function readAll(file: string): Promise<{ events: number; letGo: number; newest: number }> {
  const reader = await CaptureReader.open(file)
  try {
    if (reader.ending !== 'cut-off') throw new Error(`the capture is ${reader.ending}`)
    const letGo = reader.firstEvent
    let next = letGo
    let newest = 0
    for await (const { event, kind, time } of reader.events()) {
      if (kind === 'error' || event !== next) throw new Error(`event ${next} is unreadable`)
      next += 1
      newest = time
    }
    const damage = reader.damage.filter(({ kind }) => kind !== 'torn-tail')
    if (damage.length > 0) throw new Error(`damaged: ${JSON.stringify(damage)}`)
    return { events: next - letGo, letGo, newest: reader.head.startedAt / 1e3 + newest / 1e6 }
  } finally {
    await reader.close()
  }
}
