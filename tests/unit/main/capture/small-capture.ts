import path from 'node:path'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { Scenario, sessionHead, type ExpectedEvent, type Step } from './capture-scenario'

const frame = {
  kind: 'frame',
  connection: 0,
  direction: 'received',
  control: false,
  text: true,
  fin: true,
  masked: false,
  compressed: false,
  length: 20,
  chunks: [100],
} as const satisfies Step

/** Three blocks: a masked and a fragmented message, a compressed one and a note, a control frame. */
const blocks: readonly (readonly Exclude<Step, { kind: 'pause' }>[])[] = [
  [{ ...frame, masked: true, direction: 'sent' }, { ...frame, fin: false }, frame],
  [
    { ...frame, compressed: true, length: 7 },
    { kind: 'note', connection: 0, length: 4 },
  ],
  [{ ...frame, control: true, length: 9 }],
]

export interface SmallCapture {
  readonly file: string
  readonly expected: readonly ExpectedEvent[]
  /** Length of the file after the head and after each block of events. */
  readonly lengths: readonly number[]
}

export async function writeSmallCapture(folder: string): Promise<SmallCapture> {
  const file = path.join(folder, 'small.framescope')
  let written: (() => void) | null = null
  const writer = await CaptureWriter.create(file, sessionHead, { onWritten: () => written?.() })
  const scenario = new Scenario(writer)
  const lengths = [writer.fileLength]
  for (const steps of blocks) {
    const block = new Promise<void>((resolve) => (written = resolve))
    for (const step of steps) scenario.play(step)
    await block
    lengths.push(writer.fileLength)
  }
  await writer.close({ state: 'closed', error: null })
  return { file, expected: scenario.expected, lengths }
}
