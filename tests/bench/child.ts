import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** A process that runs another entry of the bench's bundle and answers one message with one message. */
export class Child {
  readonly #process: ChildProcess

  /** @param executable Node, or Electron standing in for it */
  constructor(
    entry: 'contender' | 'peer' | 'clients' | 'measured-server' | 'measured-export' | 'mockttp-proxy',
    executable: string,
    execArgv: readonly string[] = [],
  ) {
    this.#process = fork(
      path.join(import.meta.dirname, `${entry}.js`),
      process.argv.filter((argument) => argument === '--no-warm'),
      {
        execPath: executable,
        execArgv: [...execArgv],
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    )
  }

  async ask<Reply>(request: object): Promise<Reply> {
    const answer = this.hear<Reply>()
    this.#process.send(request)
    return await answer
  }

  /** The next thing it says. */
  async hear<Reply>(): Promise<Reply> {
    const gone = once(this.#process, 'exit').then(() => {
      throw new Error('a process of the bench has ended early')
    })
    const [reply] = (await Promise.race([once(this.#process, 'message'), gone])) as [Reply]
    return reply
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const gone = once(this.#process, 'exit')
    this.#process.disconnect()
    await gone
  }
}
