import { describe, expect, it } from 'vitest'
import { isLoopback, isWildcard } from '../../../../shared/session/listening-address'

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1', 'localhost', 'LOCALHOST'])(
    'lets nobody in at %s',
    (host) => {
      expect(isLoopback(host)).toBe(true)
    },
  )

  it.each(['0.0.0.0', '::', '', '192.168.1.5', 'localhost.example', '127.example', '1127.0.0.1', '::ffff:10.0.0.1'])(
    'takes others into account at %j',
    (host) => {
      expect(isLoopback(host)).toBe(false)
    },
  )
})

describe('isWildcard', () => {
  it.each([
    ['0.0.0.0', true],
    ['::', true],
    ['', true],
    ['127.0.0.1', false],
    ['::1', false],
  ])('knows of %j that it is %s', (host, wildcard) => {
    expect(isWildcard(host)).toBe(wildcard)
  })
})
