import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { createBuilder } from 'vite'

const root = path.join(import.meta.dirname, '../..')
// Below the project, so that what is not bundled is found.
const outDir = path.join(root, '.cache/test-cli')
export const program = path.join(outDir, 'framescope.js')

/** Bundles the command line as `npm run build` does, unless that is newer than its sources. */
export async function buildCommandLine(): Promise<void> {
  const sources = ['main', 'shared', 'vite.config.ts', 'package.json'].map((source) => path.join(root, source))
  if (Math.max(...sources.map(newestChange)) < changedAt(program)) return
  const builder = await createBuilder({
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    environments: { cli: { build: { outDir } } },
  })
  const { cli } = builder.environments
  if (cli !== undefined) await builder.build(cli)
}

/** A folder changes when something is added to it or taken away, so folders count as well as files. */
function newestChange(source: string): number {
  const inside = statSync(source).isDirectory() ? readdirSync(source, { recursive: true, encoding: 'utf8' }) : []
  return Math.max(changedAt(source), ...inside.map((name) => changedAt(path.join(source, name))))
}

const changedAt = (file: string): number =>
  statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** `framescope` as a process of its own, with what it prints. */
export class CommandLine {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  #out = ''
  #err = ''
  readonly #waiting = new Set<() => void>()

  constructor(args: readonly string[], { env = {}, cwd }: { env?: Record<string, string>; cwd?: string } = {}) {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, ...env },
      ...(cwd !== undefined && { cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.process = child
    child.stdout.setEncoding('utf8').on('data', (text: string) => this.#take(() => (this.#out += text)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.#take(() => (this.#err += text)))
    this.ended = once(child, 'close').then(([code]) => ({
      code: code as number | null,
      out: this.#out,
      err: this.#err,
    }))
  }

  get out(): string {
    return this.#out
  }

  get err(): string {
    return this.#err
  }

  /** Lines of standard output as JSON, the last one only when it is whole. */
  get events(): readonly Record<string, unknown>[] {
    return eventsOf(this.#out.slice(0, this.#out.lastIndexOf('\n') + 1))
  }

  /** Resolves when it has printed so much that this is so. */
  async until(isSo: (line: this) => boolean): Promise<void> {
    while (!isSo(this)) {
      const over = await Promise.race([
        new Promise<false>((resolve) => this.#waiting.add(() => resolve(false))),
        this.ended.then(() => true),
      ])
      if (over && !isSo(this)) throw new Error(`ended before: ${this.#err}${this.#out.slice(-500)}`)
    }
  }

  #take(add: () => void): void {
    add()
    for (const goOn of this.#waiting) goOn()
    this.#waiting.clear()
  }
}

/** Runs it to its end. */
export const framescope = (...args: string[]): Promise<Ended> => new CommandLine(args).ended

export const eventsOf = (ndjson: string): readonly Record<string, unknown>[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
