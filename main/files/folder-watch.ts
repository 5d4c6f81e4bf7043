import { watch, type FSWatcher } from 'node:fs'

export interface FolderWatchOptions {
  /** Something in one of the folders may have changed: look. */
  readonly onChange: () => void
  /** Changes come in bursts: this long without another one ends a burst. In milliseconds. */
  readonly calm?: number
  /** A burst that does not end is told of all the same. In milliseconds. */
  readonly patience?: number
}

/**
 * Hears of changes in folders, one watcher each: whoever looks knows which folders there are, and a watcher of a whole tree
 * misses on some systems what happens in folders that are new. What has changed is not told, for systems do not agree on
 * that either.
 */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>()
  #timer: NodeJS.Timeout | undefined
  #burstSince = 0
  #stopped = false

  constructor(private readonly options: FolderWatchOptions) {}

  /**
   * Watches these and no others. Returns whether there is one among them that was not watched before: what happened in it
   * up to now may not have been seen, so look once more.
   */
  follow(folders: readonly string[]): boolean {
    // A look that was under way when it was stopped wants to go on.
    if (this.#stopped) return false
    const followed = new Set(folders)
    for (const [folder, watcher] of this.#watchers)
      if (!followed.has(folder)) {
        watcher.close()
        this.#watchers.delete(folder)
      }
    const added = folders.filter((folder) => !this.#watchers.has(folder)).map((folder) => this.#watch(folder))
    return added.includes(true)
  }

  /** For good. */
  stop(): void {
    this.follow([])
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #watch(folder: string): boolean {
    try {
      // Nothing that the app would have to stay alive for.
      const watcher = watch(folder, { persistent: false }, () => this.#heard())
      // It went away under the watcher, which says the same as any other change.
      watcher.on('error', () => {
        watcher.close()
        if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder)
        this.#heard()
      })
      this.#watchers.set(folder, watcher)
      return true
    } catch {
      // Gone already, or the system has no watchers left: the folder is looked into whenever another change is heard of.
      return false
    }
  }

  #heard(): void {
    const { onChange, calm = 100, patience = 1000 } = this.options
    const now = performance.now()
    if (this.#timer === undefined) this.#burstSince = now
    clearTimeout(this.#timer)
    const wait = Math.max(0, Math.min(calm, this.#burstSince + patience - now))
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      onChange()
    }, wait)
  }
}
