import { describe, expect, it } from 'vitest'
import { shortenPaths } from '../../../../main/log/shorten-paths'

const places = [
  { path: '/home/ann/apps/framescope (1)/app.asar', name: 'app' },
  { path: '/home/ann', name: '~' },
]

describe('paths in the log', () => {
  it.each([
    ['at a (/home/ann/apps/framescope (1)/app.asar/out/main.js:1:2)', 'at a (app/out/main.js:1:2)'],
    ['at file:///home/ann/apps/framescope%20(1)/app.asar/out/main.js:1:2', 'at app/out/main.js:1:2'],
    ['at /home/ann/x.js:1:2', 'at ~/x.js:1:2'],
    ['in "/home/ann"', 'in "~"'],
  ])('of %s begin with the name of the place', (text, shorter) => expect(shortenPaths(text, places)).toBe(shorter))

  it('of others stay as they are', () => {
    const text = 'at /home/anna/x.js:1:2 node:internal/timers:1:2'
    expect(shortenPaths(text, places)).toBe(text)
  })

  it('are found however Windows writes them', () => {
    const windows = [{ path: String.raw`C:\Users\ann`, name: '~' }]
    const text = String.raw`at c:\Users\Ann\x.js:1:2 at C:/Users/ann/y.js:1:2`
    expect(shortenPaths(text, windows)).toBe(String.raw`at ~\x.js:1:2 at ~/y.js:1:2`)
  })
})
