import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { CaptureReader } from '../../main/capture/capture-reader'
import { RecordedMessages } from '../../main/capture/recorded-messages'
import { ReplayService } from '../../main/replay/replay-service'
import { ReplayStore } from '../../main/replay/replay-store'
import { createReplayTargets } from '../../main/sessions/replay-targets'
import type { ReplayStatus } from '../../shared/replay/replay-report'
import type { ReplayRequest } from '../../shared/replay/replay-request'
import { isReplaying } from '../../shared/replay/replay-report'
import { RecordedRun } from './recorded-run'
import { digest } from './replay-scene'

/** A session as the app runs it, and replays in it. */
export class RecordedReplay extends RecordedRun {
  readonly replays: ReplayService
  readonly #waiting = new Set<() => void>()
  readonly #readers = new Set<CaptureReader>()

  constructor(folder: string) {
    super(path.join(folder, 'captures'))
    this.replays = new ReplayService({
      store: new ReplayStore(path.join(folder, 'replays')),
      source: async (id) => {
        const { reader, release } = await this.captures.hold(id)
        this.#readers.add(reader)
        const messages = new RecordedMessages(reader, () => {
          throw new Error('there are no views')
        })
        return { messages, release }
      },
      sessions: createReplayTargets(this.service),
      clocks: { wallMicros: () => 0, monotonic: () => performance.now(), newId: randomUUID },
      digest,
      resolve: (text) => text,
      onChange: () => {
        for (const look of this.#waiting) look()
      },
    })
  }

  /** Ends what runs, and closes what was read. */
  async stop(): Promise<void> {
    await this.replays.stop()
    await this.service.stop()
    for (const reader of this.#readers) await reader.close()
  }

  /** Starts a replay and resolves when it is over. */
  async replay(request: ReplayRequest): Promise<ReplayStatus> {
    const { replay } = await this.replays.start(request)
    for (;;) {
      const status = this.replays.status(replay)
      if (status !== null && !isReplaying(status.state)) return status
      await new Promise<void>((resolve) => {
        const look = (): void => {
          this.#waiting.delete(look)
          resolve()
        }
        this.#waiting.add(look)
      })
    }
  }
}
