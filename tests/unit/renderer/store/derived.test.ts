import { describe, expect, it } from 'vitest'
import { derived } from '../../../../renderer/store/derived'

describe('derived', () => {
  it('works once for each object, whatever comes of it', () => {
    const asked: object[] = []
    const sizeOf = derived((list: readonly number[]) => {
      asked.push(list)
      return list.length === 0 ? undefined : list.length
    })
    const [none, some] = [[], [1, 2]]
    expect([none, none, some, none, some].map(sizeOf)).toEqual([undefined, undefined, 2, undefined, 2])
    expect(asked).toEqual([none, some])
  })
})
