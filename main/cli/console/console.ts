import { Output } from './output'

/** Where a command runs: what it says goes here, and what it is told while it runs comes from here. */
export class Console {
  readonly out = new Output(1)
  readonly err = new Output(2)
  readonly env: NodeJS.ProcessEnv = process.env

  /** https://no-color.org: any value but an empty one. */
  get colours(): boolean {
    return this.out.isTerminal && (this.env['NO_COLOR'] ?? '') === '' && this.env['TERM'] !== 'dumb'
  }

  /** Characters in a line of the terminal; `null` where there is none. */
  get columns(): number | null {
    return this.out.isTerminal ? process.stdout.columns : null
  }

  /** Calls back each time that the user, or the system, wants an end. Returns what ends the listening. */
  onInterrupt(callback: () => void): () => void {
    for (const signal of signals) process.on(signal, callback)
    return () => {
      for (const signal of signals) process.off(signal, callback)
    }
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
