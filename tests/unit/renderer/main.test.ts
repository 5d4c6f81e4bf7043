import { describe, expect, it } from 'vitest'
import { runBefore } from '../../../scripts/lint/run-before.mjs'

describe('the first script of the page', () => {
  // Schemas stand in files of their own, `x-schema.ts` beside `x.ts`: what needs one loads it later.
  it('makes no schema', () => {
    expect(runBefore('renderer/main.tsx').get('zod')).toBeUndefined()
  })
})
