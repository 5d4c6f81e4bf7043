import { Worker } from 'node:worker_threads'
import { appError } from '../../shared/errors/app-error'
import type { Search, SearchCommand, SearchListener, SearchReport } from './search-messages'
import { SharedTestWatch, type RunningTest } from './test-watch'

/** How often a hanging test is looked for, and how long one may take: more the more it looks into. Milliseconds. */
const WATCH_MS = 250
const TEST_MS = 1000
const TEST_MS_PER_BYTE = 1 / 8192

/**
 * The search in a worker thread: filters run where they block nobody. Nothing in JavaScript stops a regular expression
 * but the end of its thread, so one that takes too long ends it with `filter-too-slow`.
 */
export class SearchThread implements Search {
  readonly #worker: Worker
  readonly #listener: SearchListener
  readonly #watch = new SharedTestWatch()
  readonly #views = new Set<number>()
  #timer: NodeJS.Timeout | null = null
  #slow: (RunningTest & { readonly since: number }) | null = null
  #problem = ''
  #stopped = false

  /** @param script the bundled `search-worker` */
  constructor(script: string, listener: SearchListener) {
    this.#listener = listener
    this.#worker = new Worker(script, { workerData: this.#watch.memory })
    this.#worker.on('message', (report: SearchReport) => {
      if (!this.#stopped) listener.report(report)
    })
    this.#worker.on('error', (cause) => (this.#problem = cause.message))
    this.#worker.on('exit', (code) => this.#onExit(code))
  }

  send(command: SearchCommand): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(command)
    if (command.type === 'open') this.#views.add(command.view)
    if (command.type === 'close') this.#views.delete(command.view)
    if (this.#views.size > 0) this.#timer ??= setInterval(() => this.#look(), WATCH_MS)
    else this.#stopWatching()
  }

  stop(): void {
    this.#stopped = true
    this.#stopWatching()
    void this.#worker.terminate()
  }

  #look(): void {
    const test = this.#watch.running
    const slow = this.#slow
    if (test === null || slow === null || test.view !== slow.view || test.event !== slow.event) {
      this.#slow = test && { ...test, since: performance.now() }
      return
    }
    if (performance.now() - slow.since < TEST_MS + test.length * TEST_MS_PER_BYTE) return
    this.stop()
    this.#listener.crashed(test.view, appError('filter-too-slow', { event: String(test.event) }))
  }

  #onExit(code: number): void {
    if (this.#stopped) return
    this.stop()
    const problem = this.#problem || `exit ${code}`
    this.#listener.crashed(this.#watch.running?.view ?? null, appError('search-failed', { problem }))
  }

  #stopWatching(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.#slow = null
  }
}
