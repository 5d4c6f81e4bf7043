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
