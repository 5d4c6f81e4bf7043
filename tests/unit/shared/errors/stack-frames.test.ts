import { describe, expect, it } from 'vitest'
import { stackFrames } from '../../../../shared/errors/stack-frames'

describe('frames of a stack', () => {
  it('say where something was thrown, without its message', () => {
    const frames = stackFrames(new Error('first\n    at secret'))
    expect(frames[0]).toContain('stack-frames.test')
    expect(frames.join()).not.toContain('secret')
  })

  it('are none where the message is no longer the one that the stack begins with', () => {
    const error = new Error('changed')
    error.stack = 'Error: first\n    at secret\n    at run (a.js:1:2)'
    expect(stackFrames(error)).toEqual([])
  })
})
