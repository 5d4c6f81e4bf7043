import type { CaptureReader } from '../../main/capture/capture-reader'
import type { Search, SearchListener } from '../../main/capture/search-messages'
import { Views } from '../../main/capture/views'
import type { ViewProgress } from '../../shared/ipc/live-tick'
import { inProcessSearch } from './in-process-search'

/** Views over one capture, and all they told of their progress. */
export class ViewRun {
  readonly views: Views
  readonly told: ViewProgress[] = []
  readonly #waiting = new Set<() => void>()

  constructor(
    reader: () => Promise<CaptureReader>,
    startSearch: (listener: SearchListener) => Search = inProcessSearch,
  ) {
    this.views = new Views({
      reader,
      startSearch,
      onChange: (view) => {
        const progress = this.views.progress(view)
        if (progress !== null) this.told.push(progress)
        for (const look of this.#waiting) look()
      },
      wallMicros: () => 0,
    })
  }

  /** Opens a view that has to be one. */
  async open(filter: string, mask = 0xffff, needle = '', fold: string | null = null): Promise<string> {
    const { view, errors } = await this.views.open('session', mask, { filter, needle, fold, zone: 'utc' })
    if (view === null) throw new Error(`no view: ${JSON.stringify(errors)}`)
    return view
  }

  /** Resolves when the view is as asked, at the latest when it is next told of. */
  async until(view: string, isSo: (progress: ViewProgress) => boolean): Promise<ViewProgress> {
    for (;;) {
      const progress = this.views.progress(view)
      if (progress !== null && isSo(progress)) return progress
      await new Promise<void>((resolve) => {
        const look = (): void => {
          this.#waiting.delete(look)
          resolve()
        }
        this.#waiting.add(look)
      })
    }
  }

  whenDone(view: string): Promise<ViewProgress> {
    return this.until(view, ({ done, problem }) => done || problem !== null)
  }

  /** Event numbers of all rows. */
  async events(view: string): Promise<readonly number[]> {
    const { rows } = await (await this.views.find('session', view)).rows(0, Number.MAX_SAFE_INTEGER)
    return rows.map(({ event }) => event)
  }
}
