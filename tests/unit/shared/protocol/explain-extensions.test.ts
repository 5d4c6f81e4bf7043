import { describe, expect, it } from 'vitest'
import { explainExtensions } from '../../../../shared/protocol/explain-extensions'

describe('explainExtensions', () => {
  it('gives each piece its meaning', () => {
    expect(
      explainExtensions('permessage-deflate; server_max_window_bits=10; level=9, x-other; server_max_window_bits=1'),
    ).toEqual([
      {
        name: 'permessage-deflate',
        meaning: 'permessage-deflate',
        parameters: [
          { name: 'server_max_window_bits', value: '10', meaning: 'server_max_window_bits' },
          { name: 'level', value: '9', meaning: 'unknown' },
        ],
      },
      {
        name: 'x-other',
        meaning: 'unknown',
        parameters: [{ name: 'server_max_window_bits', value: '1', meaning: 'unknown' }],
      },
    ])
  })

  it('does not explain what it cannot read', () => {
    expect(explainExtensions('a b')).toBeNull()
  })
})
