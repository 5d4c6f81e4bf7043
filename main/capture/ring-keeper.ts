import type { CaptureReader } from './capture-reader'
import type { CaptureWriter } from './capture-writer'
import { encodeHandshake } from './kept-handshakes'

/** Age passes without anything being written. Milliseconds. */
const AGE_CHECK_MS = 60_000

/**
 * Keeps a capture to its limits while it is recorded. What has to outlive its place is written again first: what the user
 * said about events, and the handshakes of connections that stand, as long as they take at most half of the room that is
 * won. Ten thousand connections would otherwise fill a small ring by themselves, and turn it for ever.
 */
export class RingKeeper {
  readonly #reader: CaptureReader
  readonly #writer: CaptureWriter
  readonly #onLetGo: () => void
  readonly #checking = setInterval(() => this.check(), AGE_CHECK_MS)
  #isWorking = false

  /** @param onLetGo the reader knows what was let go */
  constructor(reader: CaptureReader, writer: CaptureWriter, onLetGo: () => void) {
    this.#reader = reader
    this.#writer = writer
    this.#onLetGo = onLetGo
    this.#checking.unref()
  }

  /** Call it when more is on disk and the reader knows it. */
  check(): void {
    if (!this.#isWorking) void this.#letGoAll()
  }

  stop(): void {
    clearInterval(this.#checking)
  }

  async #letGoAll(): Promise<void> {
    this.#isWorking = true
    try {
      // More may be written while something is let go.
      for (let until = this.#writer.excess; until !== null; until = this.#writer.excess) await this.#letGo(until)
    } catch {
      // It is tried again with the next block.
    } finally {
      this.#isWorking = false
      this.#writer.endWaitingForRoom()
    }
  }

  async #letGo(until: number): Promise<void> {
    for (const annotation of this.#reader.annotationsBefore(until)) await this.#writer.annotate(annotation)
    await this.#keepHandshakes(until)
    // The reader has to know what was written again before it forgets where that was.
    await this.#reader.refresh(this.#writer.fileLength)
    if (!(await this.#writer.letGo(until))) return
    await this.#reader.letGo(until)
    this.#onLetGo()
  }

  async #keepHandshakes(until: number): Promise<void> {
    let room = (until - this.#reader.firstPlace) / 2
    for (const connection of this.#writer.standing) {
      if (!(await this.#reader.isHandshakeBefore(connection, until))) continue
      const content = encodeHandshake(connection, await this.#reader.handshake(connection))
      room -= JSON.stringify(content).length
      if (room < 0) return
      await this.#writer.keepHandshake(connection, content)
    }
  }
}
