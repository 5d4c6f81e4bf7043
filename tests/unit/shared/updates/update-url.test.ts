import { describe, expect, it } from 'vitest'
import { isUpdateUrl } from '../../../../shared/updates/update-url'

describe('address of newer versions', () => {
  it.each(['https://updates.example.com', 'http://127.0.0.1:8080/x', 'http://[::1]:8080', 'http://localhost'])(
    'is %s',
    (url) => expect(isUpdateUrl(url)).toBe(true),
  )

  it.each([
    'http://updates.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
    'ftp://127.0.0.1',
    'nothing',
  ])('is not %s', (url) => expect(isUpdateUrl(url)).toBe(false))
})
