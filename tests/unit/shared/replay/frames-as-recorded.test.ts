import { describe, expect, it } from 'vitest'
import { framesAsRecorded } from '../../../../shared/replay/frames-as-recorded'

const bytes = Uint8Array.from([1, 2, 3, 4, 5])

describe('framesAsRecorded', () => {
  it('cuts a message where it was cut, with an empty frame too', () => {
    const frames = framesAsRecorded('text', bytes, [2, 0, 3], 'client') ?? []
    expect(frames.map(({ fin, opcode, payload }) => [fin, opcode, [...payload]])).toEqual([
      [false, 1, [1, 2]],
      [false, 0, []],
      [true, 0, [3, 4, 5]],
    ])
    expect(frames.map(({ maskingKey }) => maskingKey)).toEqual(['random', 'random', 'random'])
  })

  it('masks nothing that a server sends', () => {
    expect(framesAsRecorded('binary', bytes, [5], 'server')).toMatchObject([{ opcode: 2, fin: true, maskingKey: null }])
  })

  it('gives none where the parts are not the message', () => {
    expect(framesAsRecorded('text', bytes, [2, 2], 'client')).toBeNull()
    expect(framesAsRecorded('text', bytes, [], 'client')).toBeNull()
  })
})
