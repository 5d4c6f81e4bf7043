import { existsSync } from 'node:fs'
import { copyFile, link, mkdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { FORMAT_VERSION } from '../../../main/capture/capture-format'
import { root } from '../../../scripts/root.mjs'
import type { BenchRun } from '../figure-row'
import { floods } from '../flood'
import { RecordedSession } from '../recorded-session'
import { affordable } from './free-space'

const EVENTS = 10_000_000
/** Roughly. A message in one frame is two events. */
const BYTES_PER_EVENT = 160

export interface HugeCapture {
  readonly file: string
  readonly events: number
}

/** A recorded session of 5,000,000 messages of 200 bytes, each a frame and a message. Made once and kept. */
export async function hugeCapture({ peer }: BenchRun): Promise<HugeCapture> {
  const existing = placeOf(EVENTS)
  if (existsSync(existing.file)) return existing
  const possible = affordable('events of the huge capture', EVENTS, 2 * BYTES_PER_EVENT)
  const made = placeOf(possible === EVENTS ? EVENTS : 2_000_000)
  if (existsSync(made.file)) return made
  console.error(`  recording ${made.events} events`)
  const messages = made.events / 2
  const blocks = messages / floods['200B'].messagesPerBlock
  const session = await RecordedSession.start(`${await peer.url()}/flood/200B/${blocks}`)
  await session.opened
  await session.whenWritten(({ receivedMessages }) => receivedMessages >= messages)
  await mkdir(path.dirname(made.file), { recursive: true })
  await session.end(async () => {
    await copyFile(session.file, `${made.file}.part`)
    await rename(`${made.file}.part`, made.file)
  })
  return made
}

/** Puts the capture where the app looks for its own. */
export async function addCapture(userData: string, { file }: HugeCapture): Promise<void> {
  const folder = path.join(userData, 'captures')
  await mkdir(folder, { recursive: true })
  await link(file, path.join(folder, path.basename(file)))
}

const placeOf = (events: number): HugeCapture => ({
  file: path.join(root, '.cache/bench-data', `${events}-events-${FORMAT_VERSION}.framescope`),
  events,
})
