import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createFocusTargets } from '../../../../renderer/commands/focus-targets'

describe('focus targets', () => {
  it('give the keyboard to what is drawn', () => {
    const targets = createFocusTargets()
    const focus = vi.fn<() => void>()
    const end = targets.register('find', focus)
    targets.focus('find')
    end()
    targets.focus('find')
    expect(focus).toHaveBeenCalledTimes(1)
  })

  it('hand it on to what is drawn in the stead of a place, though that is still there', async () => {
    const targets = createFocusTargets()
    const [gone, drawn, otherwise] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()]
    const end = targets.register('timeline', gone)
    targets.register('url', otherwise)
    targets.handOn('timeline', 'url')
    end()
    targets.register('timeline', drawn)
    await setTimeout(0)
    expect([gone, drawn, otherwise].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 0])
  })

  it('hand it on to another place where nothing is drawn in the stead of one', async () => {
    const targets = createFocusTargets()
    const otherwise = vi.fn<() => void>()
    targets.register('url', otherwise)
    targets.handOn('timeline', 'url')
    await setTimeout(0)
    expect(otherwise).toHaveBeenCalledTimes(1)
  })

  it('give it to what is drawn because of it, and to nothing that is drawn later', async () => {
    const targets = createFocusTargets()
    const focus = vi.fn<() => void>()
    targets.focus('find')
    await Promise.resolve()
    const end = targets.register('find', focus)
    expect(focus).toHaveBeenCalledTimes(1)
    end()
    targets.focus('find')
    await setTimeout(0)
    targets.register('find', focus)
    expect(focus).toHaveBeenCalledTimes(1)
  })
})
