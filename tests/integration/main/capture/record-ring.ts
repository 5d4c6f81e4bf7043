import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach } from 'vitest'
import { CaptureReader } from '../../../../main/capture/capture-reader'
import { CaptureStore, type CreateFile } from '../../../../main/capture/capture-store'
import type { CaptureWriter } from '../../../../main/capture/capture-writer'
import { OpenCaptures, type RecordedProgress } from '../../../../main/capture/open-captures'
import type { RecordingLimits } from '../../../../shared/session/recording-limits'
import type { SessionHead } from '../../../../shared/session/session-summary'
import { sessionHead } from '../../../unit/main/capture/capture-scenario'

export const everything = 0xffff
export const sum = (counts: readonly number[]): number => counts.reduce((total, each) => total + each, 0)

export const handshakeRequest = {
  method: 'GET',
  target: '/x',
  version: 'HTTP/1.1',
  headers: [] as [string, string][],
  length: 3,
}

const note = (filler: number) =>
  ({ kind: 'note', code: 'paused-by-disk', params: { filler: 'x'.repeat(filler) } }) as const

/** Sessions with limits, recorded in this folder; closed and deleted after each test. */
export function ringRecordings(folder: string) {
  let count = 0
  const readers: CaptureReader[] = []
  const recorded: { readonly id: string; readonly captures: OpenCaptures; readonly writer: CaptureWriter }[] = []
  const pathOf = (id: string): string => path.join(folder, `${id}.framescope`)

  afterEach(async () => {
    for (const reader of readers.splice(0)) await reader.close()
    for (const { id, captures, writer } of recorded.splice(0)) {
      await writer.close({ state: 'closed', error: null })
      if (existsSync(pathOf(id))) await captures.delete(id)
    }
  })

  return { record, open, pathOf }

  async function open(id: string): Promise<CaptureReader> {
    const reader = await CaptureReader.open(pathOf(id))
    readers.push(reader)
    return reader
  }

  /** A session that is kept up to 10 MB. Each event that `fill` records has 50,000 bytes of its own. */
  async function record(keep: RecordingLimits = { megabytes: 10, hours: null }, createFile?: CreateFile) {
    const id = `ring-${count++}`
    const head: SessionHead = { ...sessionHead, id, profile: { ...sessionHead.profile, keep } } as SessionHead
    const captures = new OpenCaptures(new CaptureStore(folder, createFile))
    const told: RecordedProgress[] = []
    const listener = { written: (progress: RecordedProgress) => void told.push(progress), stopped() {}, failed() {} }
    const writer = await captures.create(head, listener)
    recorded.push({ id, captures, writer })
    const connection = writer.connection()
    let time = 0
    return {
      id,
      captures,
      writer,
      connection,
      told,
      /** Records megabytes, as fast as they get to the disk. */
      fill: async (megabytes: number): Promise<void> => {
        for (let each = 0; each < megabytes; each++) {
          for (let part = 0; part < 20; part++) connection.detail(note(50_000), (time += 1000))
          await onDisk(writer.nextEvent)
        }
      },
      onDisk,
    }

    async function onDisk(events: number): Promise<void> {
      while (sum(told.at(-1)?.counts ?? []) < events) await delay(2)
    }
  }
}
