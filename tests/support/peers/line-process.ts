import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Another program whose output is read line by line, and waited for. */
export class LineProcess {
  /** Lines of standard output so far. */
  readonly lines: string[] = []
  readonly #errors: string[] = []
  readonly #child: ChildProcess
  readonly #exited: Promise<unknown>
  #look: () => void = () => {}

  constructor(program: string, args: readonly string[]) {
    this.#child = spawn(program, args, { stdio: 'pipe' })
    this.#exited = once(this.#child, 'close')
    this.#read(this.#child.stdout as Readable, this.lines)
    this.#read(this.#child.stderr as Readable, this.#errors)
    void this.#exited.then(() => this.#look())
  }

  /** Resolves with the first line that fits, whether it has come already or is still to come. */
  line(fits: (line: string) => boolean): Promise<string> {
    return this.#wait(this.lines, fits)
  }

  /** The same on standard error, where many programs say that they are ready. */
  errorLine(fits: (line: string) => boolean): Promise<string> {
    return this.#wait(this.#errors, fits)
  }

  /** Ends its standard input: a well-made peer stops then. */
  async endInput(): Promise<void> {
    this.#child.stdin?.end()
    await this.#exited
  }

  async interrupt(): Promise<void> {
    this.#child.kill('SIGINT')
    await this.#exited
  }

  #read(stream: Readable, lines: string[]): void {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      this.#look()
    })
  }

  #wait(lines: readonly string[], fits: (line: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        const found = lines.find(fits)
        if (found !== undefined) resolve(found)
        else if (this.#child.exitCode !== null) reject(new Error(`Ended early:\n${this.#errors.join('\n')}`))
      }
      this.#look()
    })
  }
}
