import { describe, expect, it } from 'vitest'
import { jsonPathsIn } from '../../../../renderer/features/filter/json-paths'
import { formatJsonPath } from '../../../../shared/filter/json-path'

const pathsIn = (text: string) => jsonPathsIn(new TextEncoder().encode(text)).map(formatJsonPath)

describe('JSON paths of a payload', () => {
  it.each([
    ['{"id":1,"order":{"size":2}}', ['.id', '.order', '.order.size']],
    ['{"items":[{"a":1},{"a":2,"b":3}]}', ['.items', '.items.*', '.items.*.a', '.items.*.b']],
    ['[]', []],
    ['17', []],
    ['not JSON', []],
  ])('of %s', (text, paths) => {
    expect(pathsIn(text)).toEqual(paths)
  })

  it('are bounded, whatever the payload', () => {
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 1])))
    expect(pathsIn(wide)).toHaveLength(200)
    expect(pathsIn(JSON.stringify({ a: 'x'.repeat(70_000) }))).toEqual([])
  })
})
