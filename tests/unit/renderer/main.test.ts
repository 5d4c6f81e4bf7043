import { describe, expect, it } from 'vitest'
import { runBefore } from '../../../scripts/lint/run-before.mjs'

describe('the first script of the page', () => {
  const ways = runBefore('renderer/main.tsx')

  it('draws the window', () => {
    expect([...ways.keys()]).toEqual(expect.arrayContaining(['renderer/app/app.tsx', 'react-dom/client']))
  })

  // A schema stands in `x-schema.ts` beside `x.ts`: what needs one is read later.
  it('makes no schema', () => {
    expect(ways.get('zod')).toBeUndefined()
  })

  it('has the words of one language', () => {
    expect(ways.get('shared/messages/zh-cn.ts')).toBeUndefined()
  })
})
