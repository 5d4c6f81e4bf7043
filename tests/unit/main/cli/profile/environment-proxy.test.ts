import { describe, expect, it } from 'vitest'
import { environmentProxy } from '../../../../../main/cli/profile/environment-proxy'

describe('environmentProxy', () => {
  it.each([
    ['ws://a.test/', {}, 'DIRECT'],
    ['ws://a.test/', { http_proxy: 'http://p:8080' }, 'PROXY p:8080'],
    ['ws://a.test/', { http_proxy: 'p:8080' }, 'PROXY p:8080'],
    ['wss://a.test/', { http_proxy: 'http://p:8080' }, 'DIRECT'],
    ['wss://a.test/', { HTTPS_PROXY: 'https://p' }, 'HTTPS p:443'],
    ['wss://a.test/', { ALL_PROXY: 'socks5h://p' }, 'SOCKS5 p:1080'],
    ['ws://a.test/', { http_proxy: 'http://small:1', HTTP_PROXY: 'http://large:1' }, 'PROXY small:1'],
    ['ws://a.test/', { ALL_PROXY: 'p:1', NO_PROXY: 'b.test, a.test' }, 'DIRECT'],
    ['ws://x.a.test/', { ALL_PROXY: 'p:1', no_proxy: '.a.test' }, 'DIRECT'],
    ['ws://xa.test/', { ALL_PROXY: 'p:1', no_proxy: 'a.test' }, 'PROXY p:1'],
    ['ws://a.test:81/', { ALL_PROXY: 'p:1', no_proxy: 'a.test:82' }, 'PROXY p:1'],
    ['ws://a.test:82/', { ALL_PROXY: 'p:1', no_proxy: 'a.test:82' }, 'DIRECT'],
    ['ws://a.test/', { ALL_PROXY: 'p:1', no_proxy: '*' }, 'DIRECT'],
  ])('says of %s with %j: %s', (url, env, proxy) => {
    expect(environmentProxy(url, env)).toBe(proxy)
  })
})
