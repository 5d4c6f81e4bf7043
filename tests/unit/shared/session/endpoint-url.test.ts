import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEndpointUrl } from '../../../../shared/session/endpoint-url'

describe('parseEndpointUrl', () => {
  it.each([
    ['ws://example.com', { secure: false, host: 'example.com', port: 80, authority: 'example.com', target: '/' }],
    ['wss://example.com', { secure: true, port: 443, authority: 'example.com' }],
    ['  WSS://Example.COM:443/x ', { host: 'example.com', port: 443, authority: 'example.com', target: '/x' }],
    ['ws://h:8080/a%2Fb/é?q=1+2&&x=ü#'.slice(0, -1), { port: 8080, target: '/a%2Fb/%C3%A9?q=1+2&&x=%C3%BC' }],
    ['ws://h?q', { target: '/?q' }],
    ['ws://[::1]:9001/', { host: '::1', port: 9001, authority: '[::1]:9001' }],
    ['wss://bücher.example/', { host: 'xn--bcher-kva.example', authority: 'xn--bcher-kva.example' }],
    ['ws://me:p%40ss@h/', { authority: 'h', userinfo: { user: 'me', password: 'p@ss' } }],
    ['ws://me@h/', { userinfo: { user: 'me', password: '' } }],
    ['ws://me:100%@h/', { userinfo: { user: 'me', password: '100%' } }],
    ['ws://h/', { userinfo: null }],
  ])('reads %s', (text, expected) => {
    expect(parseEndpointUrl(text)).toMatchObject({ ok: true, value: expected })
  })

  it.each([
    ['', 'url-invalid', {}],
    ['ws://', 'url-invalid', {}],
    ['ws://h:99999', 'url-invalid', {}],
    ['ws://exa mple', 'url-invalid', {}],
    ['ws://[::1', 'url-invalid', {}],
    ['ws://h/#top', 'url-fragment', {}],
    ['ws://h/#', 'url-fragment', {}],
    ['localhost:8080', 'url-scheme', { scheme: '', suggestion: 'ws://localhost:8080' }],
    ['127.0.0.1:9001/x', 'url-scheme', { scheme: '', suggestion: 'ws://127.0.0.1:9001/x' }],
    ['//example.com/x', 'url-scheme', { scheme: '', suggestion: 'ws://example.com/x' }],
    ['http://h/x?y', 'url-scheme', { scheme: 'http', suggestion: 'ws://h/x?y' }],
    ['HTTPS://h:8443', 'url-scheme', { scheme: 'HTTPS', suggestion: 'wss://h:8443' }],
    ['ftp://h/', 'url-scheme', { scheme: 'ftp', suggestion: 'ws://h/' }],
    ['javascript:alert(1)', 'url-invalid', {}],
  ])('refuses %j with %s', (text, code, params) => {
    expect(parseEndpointUrl(text)).toMatchObject({ ok: false, error: { code, params } })
  })

  it('never throws, and never lets a line break into the request line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseEndpointUrl(`ws://h/${text}`)
        expect(parsed.ok ? parsed.value.target : '/').toMatch(/^\/[!-~]*$/)
      }),
    )
  })
})
