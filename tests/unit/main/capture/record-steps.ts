import path from 'node:path'
import { vi } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureWriter } from '../../../../main/capture/capture-writer'
import { Scenario, sessionHead, type Step } from './capture-scenario'

export interface Recorded {
  readonly file: string
  readonly scenario: Scenario
}

let files = 0

/** Plays the steps with the timers in hand (the test fakes them), so that a pause ends a block at once and only there. */
export async function recordSteps(
  folder: string,
  steps: readonly Step[],
  whilePaused?: (file: string, length: number, scenario: Scenario) => Promise<void>,
): Promise<Recorded> {
  const file = path.join(folder, `${files++}.framescope`)
  let written: (() => void) | null = null
  let onDisk = 0
  const writer = await CaptureWriter.create(file, sessionHead, {
    onWritten: ({ events }) => {
      onDisk = events
      written?.()
    },
  })
  const scenario = new Scenario(writer)
  for (const next of steps) {
    if (next.kind !== 'pause') scenario.play(next)
    else {
      vi.advanceTimersByTime(33)
      await new Promise<void>((resolve) => {
        written = () => void (onDisk >= scenario.expected.length && resolve())
        written()
      })
      await whilePaused?.(file, writer.fileLength, scenario)
    }
  }
  await writer.close({ state: 'closed', error: null })
  return { file, scenario }
}

export async function reading<Value>(file: string, look: (reader: CaptureReader) => Promise<Value>): Promise<Value> {
  const reader = await CaptureReader.open(file)
  try {
    return await look(reader)
  } finally {
    await reader.close()
  }
}
