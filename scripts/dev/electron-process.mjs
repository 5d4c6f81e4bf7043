import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../root.mjs'

/** Electron, run again and again until the user quits it. */
export class ElectronProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child
  #restarting = false
  #start

  /**
   * @param {string} executable
   * @param {string[]} args
   * @param {Record<string, string>} env added to this process's own
   */
  constructor(executable, args, env) {
    this.#start = () => spawn(executable, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  }

  /** Runs until the app ends by itself or is stopped; returns its exit code. */
  async run() {
    for (;;) {
      this.#restarting = false
      this.#child = this.#start()
      const [code] = await once(this.#child, 'exit')
      if (!this.#restarting) return code ?? 0
    }
  }

  restart() {
    this.#restarting = true
    this.stop()
  }

  stop() {
    this.#child?.kill()
  }
}
