import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CaptureReader } from './capture/capture-reader'
import { RecordedMessages } from './capture/recorded-messages'
import type { OpenReplayer } from './cli/replay/ports'
import { filterCapture } from './cli-filter'
import { composeRecorder } from './cli-recorder'
import { ReplayService } from './replay/replay-service'
import { ReplayStore } from './replay/replay-store'
import { createReplayTargets } from './sessions/replay-targets'

/** A replay of one capture into a session of its own, which is recorded. */
export function createReplayer(searchScript: string): OpenReplayer {
  return async (source, filter, target) => {
    const reader = await CaptureReader.open(source)
    const filtered = await filterCapture(reader, filter, searchScript)
    const { recorder, sessions, captures } = await composeRecorder(target)
    const folder = await mkdtemp(path.join(tmpdir(), 'framescope-replay-'))
    const listeners = new Set<() => void>()
    const recorded = new RecordedMessages(reader, filtered.view)
    const service = new ReplayService({
      store: new ReplayStore(folder),
      async source(id) {
        if (id === reader.head.id) return { messages: recorded, release: () => {} }
        const replayed = new RecordedMessages(await captures.reader(id), filtered.view)
        return { messages: replayed, release: () => {} }
      },
      sessions: createReplayTargets(sessions),
      clocks: {
        wallMicros: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
        monotonic: () => performance.now(),
        newId: randomUUID,
      },
      // Nothing is sent but what was recorded: there is no text with variables.
      resolve: (text) => text,
      digest: (bytes) => createHash('sha256').update(bytes).digest('base64'),
      onChange: () => {
        for (const listener of listeners) listener()
      },
    })
    return {
      recorder,
      head: reader.head,
      choice: filtered.choice,
      service,
      onChange(callback) {
        listeners.add(callback)
        return () => listeners.delete(callback)
      },
      async close() {
        await service.stop()
        filtered.stop()
        await recorder.close()
        await reader.close()
        await rm(folder, { recursive: true, force: true })
      },
    }
  }
}
