import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createPageCache, type PageCache } from '../../../../renderer/components/page-cache'

let length: number
let loaded: number[]
let failing: boolean
let cache: PageCache<number>

beforeEach(() => {
  length = 1000
  loaded = []
  failing = false
  cache = createPageCache<number>({
    pageSize: 100,
    capacity: 4,
    load: async (from, count) => {
      loaded.push(from)
      if (failing) return null
      return Array.from({ length: Math.max(0, Math.min(count, length - from)) }, (_, index) => from + index)
    },
  })
})

const settled = () => vi.waitFor(() => expect(cache.version()).toBe(loaded.length))

describe('page cache', () => {
  it('loads the page in sight first, then one in each direction', async () => {
    cache.want(520, 560, length)
    await settled()
    expect(loaded).toEqual([500, 600, 400])
    expect(cache.get(537)).toBe(537)
    expect(cache.get(750)).toBeUndefined()
  })

  it('loads nothing twice', async () => {
    await cache.ensure(500, 540, length)
    await cache.ensure(510, 599, length)
    expect(loaded).toEqual([500])
  })

  it('loads no page beyond the end or before the start', async () => {
    cache.want(0, 40, 60)
    await settled()
    expect(loaded).toEqual([0])
  })

  it('loads the last page again when the list has outgrown it', async () => {
    length = 250
    await cache.ensure(220, 250, length)
    expect(cache.get(260)).toBeUndefined()
    length = 270
    await cache.ensure(240, 270, length)
    expect(cache.get(260)).toBe(260)
    expect(loaded).toEqual([200, 200])
  })

  it('keeps the pages used last, up to its capacity', async () => {
    for (const from of [0, 100, 200, 300]) await cache.ensure(from, from + 1, length)
    cache.want(0, 1, length)
    await cache.ensure(400, 401, length)
    expect(cache.get(0)).toBe(0)
    expect(cache.get(100)).toBeUndefined()
  })

  it('drops wishes that are no longer in sight', async () => {
    cache.want(0, 40, length)
    cache.want(300, 340, length)
    cache.want(800, 840, length)
    await settled()
    expect(loaded).toEqual([0, 300, 800, 900, 700])
  })

  it('gives up on a page that cannot be loaded until it is wanted again', async () => {
    failing = true
    await cache.ensure(0, 10, length)
    expect(cache.get(0)).toBeUndefined()
    failing = false
    await cache.ensure(0, 10, length)
    expect(cache.get(0)).toBe(0)
  })

  it('tells its listeners when a page has arrived', async () => {
    const listener = vi.fn<() => void>()
    const stop = cache.subscribe(listener)
    await cache.ensure(0, 10, length)
    stop()
    await cache.ensure(100, 110, length)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('keeps the tail it was asked for last, in one load', async () => {
    await cache.loadTail(870, 905)
    expect(cache.get(904)).toBe(904)
    await cache.loadTail(960, 1000)
    expect(loaded).toEqual([870, 960])
    expect([cache.get(904), cache.get(960), cache.get(999)]).toEqual([undefined, 960, 999])
  })

  it('keeps the last tail when a newer one cannot be loaded', async () => {
    await cache.loadTail(870, 905)
    failing = true
    await cache.loadTail(960, 1000)
    expect(cache.get(870)).toBe(870)
  })
})
