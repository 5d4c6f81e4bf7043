import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { CaptureReader } from '../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../main/capture/capture-writer'
import { ConnectionTap } from '../../../main/connections/connection-tap'
import { noBudget } from '../../../shared/protocol/memory-budget'
import { encodeFrame } from '../../../shared/protocol/frame-encoder'
import { Opcode } from '../../../shared/protocol/opcode'
import type { ReplayPace, ReplayRequest } from '../../../shared/replay/replay-request'
import { defaultClientProfile } from '../../../shared/session/client-profile'
import type { BenchRun, FigureRow } from '../figure-row'
import { prepareApp, withApp, withUserData } from './app-under-test'
import { replayUntilDone } from './in-the-page'

const MESSAGES = 10_000
/** Recorded over ten seconds, about a millisecond apart. */
const recordedTime = (index: number): number => Math.round((index + 0.4 * Math.sin(index)) * 1e6)
const recordedLength = recordedTime(MESSAGES - 1) - recordedTime(0)

/** A recording of ten seconds sent again by the whole app. What counts is when the tap saw each message leave. */
export const replayTiming: FigureRow = {
  name: 'replay-timing',
  prepare: prepareApp,
  async measure(bench) {
    const lateness: number[] = []
    const length: number[] = []
    const rate: number[] = []
    for (let run = 0; run < bench.runs; run++) {
      const once = await replayed(bench, { kind: 'original', factor: 1 })
      lateness.push(percentile(once.map((time, index) => Math.abs(time - recordedTime(index) + recordedTime(0)) / 1e6)))
      const tenfold = await replayed(bench, { kind: 'original', factor: 10 })
      length.push(Math.abs((tenfold.at(-1) ?? 0) / (recordedLength / 10) - 1) * 100)
      const fast = await replayed(bench, { kind: 'fast' })
      rate.push(MESSAGES / ((fast.at(-1) ?? 0) / 1e9))
    }
    return [
      { name: 'replay-timing', unit: 'ms off its time, 95 %, 10,000 in 10 s', values: lateness, limit: { most: 5 } },
      { name: 'replay-timing-tenfold', unit: '% off 1 s for all', values: length, limit: { most: 5 } },
      { name: 'replay-timing-fast', unit: 'messages/s at once', values: rate, limit: null },
    ]
  },
}

/** When each message left, in nanoseconds since the first one. */
function replayed({ peer }: BenchRun, pace: ReplayPace): Promise<readonly number[]> {
  return withUserData(async (userData) => {
    const folder = path.join(userData, 'captures')
    await mkdir(folder, { recursive: true })
    await record(path.join(folder, 'source.framescope'))
    // More than is sent: it never says anything.
    const url = `${await peer.url()}/sink/${Number.MAX_SAFE_INTEGER}`
    const request: ReplayRequest = {
      source: 'source',
      choice: { kind: 'all' },
      direction: 'sent',
      target: { kind: 'new', profile: { ...defaultClientProfile, url } },
      pace,
      frames: 'connection',
      skipped: [],
      edits: [],
      replacements: [],
      comparison: { pairing: { kind: 'order' }, ignored: [] },
    }
    await withApp({ userData }, ({ window }) => window.page.evaluate(replayUntilDone, request))
    const [target = ''] = (await readdir(folder)).filter((file) => file !== 'source.framescope')
    return sentTimes(path.join(folder, target))
  })
}

async function record(file: string): Promise<void> {
  const profile = { ...defaultClientProfile, url: 'ws://127.0.0.1/recorded' }
  const head = { id: 'source', mode: 'client', profile, startedAt: Date.now() * 1000, recordedBy: 'bench' } as const
  const writer = await CaptureWriter.create(file, head)
  const terms = { role: 'client', deflate: null, maxMessageLength: 0, maxFragments: 0 } as const
  const nobody = {
    messageArrived() {},
    messageReceived() {},
    causeOf: () => null,
    controlReceived() {},
    closeSeen() {},
    failed() {},
  }
  const positions = { sentPosition: 0, receivedPosition: 0 }
  const tap = new ConnectionTap(writer.connection(), { ...terms, ...positions, sentBudget: noBudget }, nobody)
  const whole = { fin: true, rsv1: false, rsv2: false, rsv3: false, opcode: Opcode.Text, maskingKey: 1 }
  for (let index = 0; index < MESSAGES; index++)
    tap.sent(encodeFrame({ ...whole, payload: Buffer.from(`{"message":${index}}`) }), recordedTime(index))
  await writer.close({ state: 'closed', error: null })
}

async function sentTimes(file: string): Promise<readonly number[]> {
  const capture = await CaptureReader.open(file)
  try {
    const times: number[] = []
    for await (const event of capture.events())
      if (event.kind === 'message' && event.direction === 'sent') times.push(event.time)
    if (times.length !== MESSAGES) throw new Error(`${times.length} messages were sent`)
    return times.map((time) => time - (times[0] ?? 0))
  } finally {
    await capture.close()
  }
}

function percentile(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN
}
