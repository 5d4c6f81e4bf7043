import { write } from 'node:fs'
import { isatty } from 'node:tty'
import { setTimeout } from 'node:timers/promises'
import { AppFailure, appError } from '../../../shared/errors/app-error'

/** A descriptor that somebody else made non-blocking, and which takes nothing just now, is asked again so much later. */
const RETRY_MS = 5

/**
 * Standard output or error. Written to by descriptor: what `process.stdout` is given for a pipe stops the whole process
 * until it was taken, and a reader that takes its time would stop the recording with it.
 */
export class Output {
  readonly isTerminal: boolean
  readonly #descriptor: number
  /** Pieces go out in their order. */
  #last: Promise<void> = Promise.resolve()
  #closed = false
  #onClosed: () => void = () => {}
  /** Resolves when nobody reads any more: `| head` has seen enough. */
  readonly whenClosed: Promise<void>

  constructor(descriptor: 1 | 2) {
    this.#descriptor = descriptor
    this.isTerminal = isatty(descriptor)
    this.whenClosed = new Promise((resolve) => (this.#onClosed = resolve))
  }

  get closed(): boolean {
    return this.#closed
  }

  /**
   * Resolves when it has left for the system, or when nobody reads any more. Rejects with
   * `output-failed`, as when the disk takes no more.
   */
  write(piece: string | Uint8Array): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    const written = this.#last.then(() => this.#writeAll(bytes))
    this.#last = written.catch(() => {})
    return written
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0 && !this.#closed;) {
      try {
        rest = rest.subarray(await writeSome(this.#descriptor, rest))
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'EAGAIN') await setTimeout(RETRY_MS)
        else if (code === 'EPIPE' || code === 'EOF') this.#close()
        else throw new AppFailure(appError('output-failed', { problem: code ?? String(error) }), { cause: error })
      }
    }
  }

  #close(): void {
    this.#closed = true
    this.#onClosed()
  }
}

const writeSome = (descriptor: number, bytes: Uint8Array): Promise<number> =>
  new Promise((resolve, reject) =>
    write(descriptor, bytes, (error, written) => (error === null ? resolve(written) : reject(error))),
  )
