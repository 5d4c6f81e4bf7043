import { AppFailure, appError, type AppError } from '../../shared/errors/app-error'
import { CaptureReader } from './capture-reader'
import { packFolds } from './heartbeat-fold'
import type { CaptureExtent, SearchCommand, SearchReport } from './search-messages'
import type { TestWatch } from './test-watch'
import { ViewScan } from './view-scan'

/** Least time between two reports of a view, in milliseconds; the first event found and the end are told at once. */
const REPORT_MS = 30

/** A scan works at most this long before others have their turn, and commands are heard. Milliseconds. */
const SLICE_MS = 10

export interface SearchEngineOptions {
  readonly report: (report: SearchReport) => void
  readonly watch: (view: number) => TestWatch
  /** Milliseconds, monotonic. */
  readonly now: () => number
}

interface OpenView {
  readonly view: number
  readonly path: string
  scan: ViewScan | null
  closed: boolean
  running: boolean
  /** The capture has grown since the scan last began to look. */
  grown: boolean
}

/** The scans of all open views, side by side in slices, each capture opened once. Runs in the search worker. */
export class SearchEngine {
  readonly #options: SearchEngineOptions
  readonly #views = new Map<number, OpenView>()
  readonly #readers = new Map<string, Promise<CaptureReader>>()

  constructor(options: SearchEngineOptions) {
    this.#options = options
  }

  take(command: SearchCommand): void {
    switch (command.type) {
      case 'open':
        this.#open(command)
        break
      case 'grow':
        this.#grow(command.capture)
        break
      case 'close':
        this.#close(command.view)
        break
    }
  }

  stop(): void {
    for (const view of this.#views.keys()) this.#close(view)
  }

  #open({ view: number, capture, query, from }: Extract<SearchCommand, { type: 'open' }>): void {
    const { path, fileLength, live } = capture
    const view: OpenView = { view: number, path, scan: null, closed: false, running: false, grown: false }
    this.#views.set(number, view)
    const reader = this.#readers.get(path) ?? CaptureReader.open(path, live ? fileLength : null)
    this.#readers.set(path, reader)
    const started = reader.then((opened) => {
      view.scan = new ViewScan(opened, query, from, this.#options.watch(number), this.#options.now)
      return this.#run(view)
    })
    started.catch((cause: unknown) => this.#fail(view, cause))
  }

  #grow({ path, fileLength, firstPlace, live }: CaptureExtent): void {
    const reader = this.#readers.get(path)
    const views = [...this.#views.values()].filter((view) => view.path === path)
    const refreshed = reader?.then(async (opened) => {
      await opened.refresh(fileLength)
      await opened.letGo(firstPlace)
      if (!live) opened.endLive()
      for (const view of views) this.#run(view).catch((cause: unknown) => this.#fail(view, cause))
    })
    refreshed?.catch((cause: unknown) => {
      for (const view of views) this.#fail(view, cause)
    })
  }

  #close(number: number): void {
    const view = this.#views.get(number)
    if (view === undefined) return
    view.closed = true
    this.#views.delete(number)
    if ([...this.#views.values()].some(({ path }) => path === view.path)) return
    const reader = this.#readers.get(view.path)
    this.#readers.delete(view.path)
    // A scan may be reading: it ends with its slice, and what it fails with then nobody hears.
    reader?.then((opened) => opened.close()).catch(() => {})
  }

  async #run(view: OpenView): Promise<void> {
    view.grown = true
    if (view.running || view.scan === null) return
    view.running = true
    try {
      while (view.grown && !view.closed) {
        view.grown = false
        await this.#scan(view, view.scan)
      }
    } finally {
      view.running = false
    }
  }

  async #scan(view: OpenView, scan: ViewScan): Promise<void> {
    const { now } = this.#options
    let reported = -Infinity
    let anyFound = false
    for (let done = false; !done && !view.closed;) {
      done = await scan.advance(now() + SLICE_MS)
      if (done || (scan.hasFound && !anyFound) || now() - reported >= REPORT_MS) {
        anyFound ||= scan.hasFound
        reported = now()
        if (!view.closed) this.#report(view, scan, done)
      }
      // Commands are heard between two turns of the event loop only.
      if (!done) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  #report({ view }: OpenView, scan: ViewScan, done: boolean): void {
    const { scanned, skipped } = scan
    this.#options.report({
      type: 'progress',
      view,
      found: scan.takeFound(),
      folds: packFolds(scan.takeFolds()),
      openFold: scan.openFold,
      scanned,
      skipped,
      done,
    })
  }

  #fail(view: OpenView, cause: unknown): void {
    if (view.closed) return
    this.#close(view.view)
    this.#options.report({ type: 'failed', view: view.view, error: errorOf(cause) })
  }
}

function errorOf(cause: unknown): AppError {
  if (cause instanceof AppFailure) return cause.error
  return appError('search-failed', { problem: cause instanceof Error ? cause.message : String(cause) })
}
