import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CaptureReader } from '../../main/capture/capture-reader'
import { CaptureWriter, type CaptureProgress } from '../../main/capture/capture-writer'
import { ClientConnection } from '../../main/connections/client-connection'
import { planConnection } from '../../main/connections/connect-plan'
import { type ClientProfile, defaultClientProfile } from '../../shared/session/client-profile'

const FILE = 'bench.framescope'

/** A client session as the app runs it: connection, tap, and a capture in a real file. */
export class RecordedSession {
  readonly opened: Promise<void>
  readonly connection: ClientConnection
  readonly #ended: Promise<void>

  private constructor(
    profile: ClientProfile,
    private readonly folder: string,
    private readonly writer: CaptureWriter,
    private readonly progress: ProgressWaiter,
  ) {
    const start = performance.now()
    const clock = () => Math.round((performance.now() - start) * 1e6)
    let onOpened: () => void
    let onFailed: (cause: Error) => void
    this.opened = new Promise((resolve, reject) => {
      onOpened = resolve
      onFailed = reject
    })
    let onEnded: () => void
    this.#ended = new Promise((resolve) => (onEnded = resolve))
    this.connection = new ClientConnection(planConnection(profile), writer, clock, {
      opened: () => onOpened(),
      closing() {},
      ended(error) {
        if (error !== null) onFailed(new Error(`the session failed: ${error.code}`))
        onEnded()
      },
    })
  }

  static async start(url: string, deflate = false): Promise<RecordedSession> {
    const profile = {
      ...defaultClientProfile,
      url,
      deflate: { ...defaultClientProfile.deflate, enabled: deflate },
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'framescope-bench-'))
    const progress = new ProgressWaiter()
    const head = { id: 'bench', mode: 'client', profile, startedAt: Date.now() * 1000, recordedBy: 'bench' } as const
    const writer = await CaptureWriter.create(path.join(folder, FILE), head, {
      onWritten: (written) => progress.update(written),
      onStopped: () => progress.fail(new Error('recording stopped')),
    })
    return new RecordedSession(profile, folder, writer, progress)
  }

  get file(): string {
    return path.join(this.folder, FILE)
  }

  /** Resolves when that much is in the file. */
  whenWritten(isEnough: (written: CaptureProgress) => boolean): Promise<void> {
    return this.progress.when(isEnough)
  }

  /** Ends the session and hands its capture to `check` before it is deleted. */
  async end(check: (capture: CaptureReader) => Promise<void>): Promise<void> {
    this.connection.drop()
    await this.#ended
    await this.writer.close({ state: 'closed', error: null })
    const capture = await CaptureReader.open(this.file)
    try {
      if (capture.ending !== 'complete' || capture.damage.length > 0) throw new Error('the capture is damaged')
      await check(capture)
    } finally {
      await capture.close()
      await rm(this.folder, { recursive: true })
    }
  }
}

class ProgressWaiter {
  #written: CaptureProgress | undefined
  #isEnough: ((written: CaptureProgress) => boolean) | undefined
  #resolve: () => void = () => {}
  #reject: (cause: Error) => void = () => {}

  when(isEnough: (written: CaptureProgress) => boolean): Promise<void> {
    this.#isEnough = isEnough
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
      if (this.#written !== undefined) this.update(this.#written)
    })
  }

  update(written: CaptureProgress): void {
    this.#written = written
    if (this.#isEnough?.(written)) this.#resolve()
  }

  fail(cause: Error): void {
    this.#reject(cause)
  }
}
