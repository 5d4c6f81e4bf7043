import { describe, expect, it } from 'vitest'
import { parseProxyList, proxyFinder, proxyText } from '../../../../main/connections/proxy'
import type { ProxySettings } from '../../../../shared/session/proxy-settings'
import { failureOf } from '../../../support/failure-of'

const url = 'ws://server.test/'
const direct = () => Promise.resolve('DIRECT')
const settings = (change: Partial<Extract<ProxySettings, { kind: 'socks5' }>>): ProxySettings => ({
  kind: 'socks5',
  host: 'proxy.test',
  port: 1080,
  user: '',
  password: '',
  ...change,
})

describe('parseProxyList', () => {
  it.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY proxy.test:3128', 'http://proxy.test:3128'],
    ['proxy a:1; DIRECT', 'http://a:1'],
    ['DIRECT; PROXY a:1', null],
    ['HTTPS proxy.test:443', 'https://proxy.test:443'],
    ['SOCKS5 [::1]:1080', 'socks5://[::1]:1080'],
    ['SOCKS a:1', 'socks4://a:1'],
    [' QUIC a:1 ;SOCKS5  b:2', 'socks5://b:2'],
    ['PROXY a', null],
  ])('takes %j for %j', (list, proxy) => {
    const found = parseProxyList(list)
    expect(found && proxyText(found)).toBe(proxy)
  })
})

describe('proxyFinder', () => {
  it('has nothing to find where there is no proxy', () => {
    expect(proxyFinder({ kind: 'none' }, url, direct)).toBeNull()
  })

  it('finds the proxy of the settings, with its credentials', async () => {
    const find = proxyFinder(settings({ user: 'me', password: 'hush' }), url, direct)
    expect(await find?.()).toEqual({ scheme: 'socks5', host: 'proxy.test', port: 1080, user: 'me', password: 'hush' })
  })

  it.each([
    [{ host: '' }, 'proxy-invalid'],
    [{ host: 'a b' }, 'proxy-invalid'],
    [{ host: 'a/b' }, 'proxy-invalid'],
    [{ host: 'a@b' }, 'proxy-invalid'],
    [{ user: 'ü'.repeat(128) }, 'proxy-credentials-too-long'],
    [{ password: 'x'.repeat(256) }, 'proxy-credentials-too-long'],
  ])('refuses %j with %s', (change, code) => {
    expect(failureOf(() => proxyFinder(settings(change), url, direct))?.code).toBe(code)
  })

  it.each(['proxy.test', '192.0.2.1', '::1'])('takes %s for a host', (host) => {
    expect(() => proxyFinder(settings({ host }), url, direct)).not.toThrow()
  })
})
