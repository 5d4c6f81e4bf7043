import { setImmediate } from 'node:timers/promises'
import { createCaptureFile, type CaptureFile } from '../../../../main/capture/capture-file'

/** A real file on a disk that is full when the test says so: it then takes a part of a write, as disks do. */
export class FailingFile implements CaptureFile {
  full = false
  /** Bytes that one write may have while it is not. */
  room = Number.POSITIVE_INFINITY
  #busy = 0

  private constructor(private readonly file: CaptureFile) {}

  static async create(path: string): Promise<FailingFile> {
    return new FailingFile(await createCaptureFile(path))
  }

  async write(buffers: readonly Uint8Array[], position: number): Promise<void> {
    this.#busy += 1
    try {
      const isRoom = buffers.reduce((sum, { length }) => sum + length, 0) <= this.room
      if (!this.full && isRoom) return await this.file.write(buffers, position)
      await this.file.write([Buffer.concat(buffers).subarray(0, 50)], position)
      throw new Error('ENOSPC')
    } finally {
      this.#busy -= 1
    }
  }

  /** Resolves when nothing is being written, and whoever waited for it has gone on. */
  async whenIdle(): Promise<void> {
    do await setImmediate()
    while (this.#busy > 0)
  }

  async truncate(length: number): Promise<void> {
    this.#busy += 1
    await this.file.truncate(length).finally(() => (this.#busy -= 1))
  }

  sync = (): Promise<void> => this.file.sync()
  close = (): Promise<void> => this.file.close()
}
