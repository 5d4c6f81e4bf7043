import path from 'node:path'
import type { Result } from '../../shared/errors/app-error'
import { FolderIndex, type FolderContents } from './folder-index'
import { FolderWatch } from './folder-watch'

export interface WatchedFolderOptions<T> {
  readonly folder: string
  /** What is kept of a file. */
  readonly read: (text: string) => Result<T>
  /** Something in it has changed: `look` finds out what. */
  readonly onChange: () => void
}

/** Looking and watching may take turns that often, while another program makes folder after folder. */
const MAX_LOOKS = 5

/** The JSON files below a folder, and word of it when another program changes them. */
export class WatchedFolder<T> {
  readonly #index: FolderIndex<T>
  readonly #watch: FolderWatch

  constructor(private readonly options: WatchedFolderOptions<T>) {
    this.#index = new FolderIndex(options)
    this.#watch = new FolderWatch(options)
  }

  /** Fails as `FolderIndex.read` does. */
  async look(): Promise<FolderContents<T>> {
    const { folder } = this.options
    let contents = await this.#index.read()
    for (let looks = 1; looks < MAX_LOOKS; looks += 1) {
      // The one above as well: the folder itself may come and go.
      const watched = [path.dirname(folder), folder, ...contents.folders.map((each) => path.join(folder, each))]
      if (!this.#watch.follow(watched)) break
      contents = await this.#index.read()
    }
    return contents
  }

  /** It can be looked at all the same. */
  stop(): void {
    this.#watch.stop()
  }
}
