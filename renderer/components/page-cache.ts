export interface PageSource<Page> {
  /** Loads up to `count` items from `from`; `null` when that failed. */
  readonly load: (from: number, count: number) => Promise<Page | null>
  pageSize: number
  /** Pages kept; the ones used longest ago go first. */
  capacity: number
}

/** Items of a long, growing list, loaded a page at a time as they come into sight. */
export interface PageCache<Item> {
  readonly get: (index: number) => Item | undefined
  /** Loads what is missing of `from`…`to`, then one page more in each direction. Wishes made before are dropped. */
  readonly want: (from: number, to: number, total: number) => void
  /** Resolves when `from`…`to` is there, or could not be loaded. */
  readonly ensure: (from: number, to: number, total: number) => Promise<void>
  /**
   * Loads exactly `from`…`to` and keeps it until the next such call: for the end of a list that grows all the time. Whoever
   * calls it draws then, for another part than before; listeners hear nothing of it.
   */
  readonly loadTail: (from: number, to: number) => Promise<void>
  /** Items from `from` on may have changed: those wanted last are loaded again, and all are kept until they are. */
  readonly refresh: (from: number) => void
  readonly subscribe: (listener: () => void) => () => void
  /** Changes whenever a page has arrived. */
  readonly version: () => number
}

/** More at once would only delay the page that is in sight. */
const MAX_LOADING = 2

export function createPageCache<Item>(source: PageSource<ArrayLike<Item | undefined>>): PageCache<Item> {
  const { pageSize, capacity } = source
  /** In the order of use, which is the order of a `Map`'s keys. */
  const pages = new Map<number, ArrayLike<Item | undefined>>()
  const loading = new Map<number, Promise<void>>()
  const stale = new Set<number>()
  const listeners = new Set<() => void>()
  let tail: { readonly from: number; readonly items: ArrayLike<Item | undefined> } = { from: 0, items: [] }
  let inSight: number[] = []
  let wishes: number[] = []
  /** Pages around those in sight: loaded when there is nothing else to load. */
  let spare: number[] = []
  let end = 0
  let version = 0

  /** The last page of a growing list is loaded again when the list has outgrown it. */
  const isComplete = (page: number): boolean =>
    !stale.has(page) && (pages.get(page)?.length ?? -1) >= Math.min(pageSize, end - page * pageSize)

  function load(page: number): Promise<void> {
    const running = loading.get(page)
    if (running) return running
    stale.delete(page)
    const started = source.load(page * pageSize, pageSize).then((items) => {
      loading.delete(page)
      if (items) keep(page, items)
      // Its items may have changed while they were loaded.
      if (stale.has(page)) wishes.push(page)
      loadNextWish()
    })
    loading.set(page, started)
    return started
  }

  function keep(page: number, items: ArrayLike<Item | undefined>): void {
    pages.delete(page)
    pages.set(page, items)
    for (const oldest of pages.keys()) {
      if (pages.size <= capacity) break
      pages.delete(oldest)
      stale.delete(oldest)
    }
    version += 1
    for (const listener of listeners) listener()
  }

  function loadNextWish(): void {
    while (loading.size < MAX_LOADING) {
      // A bar that is dragged leaves what was loaded ahead behind: it must not stand in the way of what is in sight.
      const page = wishes.shift() ?? (loading.size === 0 ? spare.shift() : undefined)
      if (page === undefined) return
      if (!isComplete(page)) void load(page)
    }
  }

  function pagesOf(from: number, to: number): number[] {
    const first = Math.floor(Math.max(0, from) / pageSize)
    const last = Math.floor((Math.min(to, end) - 1) / pageSize)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  }

  return {
    get(index) {
      const number = Math.floor(index / pageSize)
      const [item, late] = [pages.get(number)?.[index - number * pageSize], tail.items[index - tail.from]]
      return stale.has(number) ? (late ?? item) : (item ?? late)
    },

    want(from, to, total) {
      end = total
      inSight = pagesOf(from, to)
      for (const page of inSight) {
        const known = pages.get(page)
        if (known && pages.delete(page)) pages.set(page, known)
      }
      const around = [...pagesOf(to, to + pageSize), ...pagesOf(from - pageSize, from)]
      wishes = [...inSight]
      spare = around.filter((page) => !inSight.includes(page))
      loadNextWish()
    },

    async ensure(from, to, total) {
      end = Math.max(end, total)
      // A page that is under way may have been asked for when the list was shorter: then once more.
      for (let attempt = 0; attempt < 2; attempt++)
        await Promise.all(pagesOf(from, to).flatMap((page) => (isComplete(page) ? [] : [load(page)])))
    },

    async loadTail(from, to) {
      const start = Math.max(0, from)
      const items = await source.load(start, to - start)
      if (items) tail = { from: start, items }
    },

    refresh(from) {
      const first = Math.floor(from / pageSize)
      for (const page of [...pages.keys(), ...loading.keys()]) if (page >= first) stale.add(page)
      wishes.push(...inSight.filter((page) => stale.has(page) && !wishes.includes(page)))
      loadNextWish()
    },

    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    version: () => version,
  }
}
