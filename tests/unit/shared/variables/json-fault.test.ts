import { describe, expect, it } from 'vitest'
import { jsonFault } from '../../../../shared/variables/json-fault'

describe('jsonFault', () => {
  it.each(['{"a":1}', '{"id":{{$counter}},"to":"{{user}}"}', '"{{a}}{{b}}"', '{{whole}}'])(
    'finds none in %s',
    (text) => {
      expect(jsonFault(text)).toBeNull()
    },
  )

  it.each([
    ['{"a":}', 5],
    ['{"id":{{$counter}} "to":1}', 19],
    ['{"id":{{not ended}', 7],
  ])('finds that of %s at its place', (text, position) => {
    expect(jsonFault(text)?.position).toBe(position)
  })
})
