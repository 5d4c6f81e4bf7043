import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { APP_ORIGIN, GUIDE_ORIGIN, mayLead, respond, type ServedOrigins } from '../../../../main/windows/app-protocol'
import { CONTENT_SECURITY_POLICY } from '../../../../main/windows/content-security-policy'

vi.mock('electron', () => ({ protocol: {} }))

describe('respond', () => {
  let folder: string
  let origins: ServedOrigins

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-app-'))
    const root = path.join(folder, 'page')
    const guide = path.join(folder, 'guide')
    origins = new Map([
      [APP_ORIGIN, root],
      [GUIDE_ORIGIN, guide],
    ])
    await mkdir(guide)
    await writeFile(path.join(guide, 'start.html'), '<title>guide</title>')
    await mkdir(path.join(root, 'assets'), { recursive: true })
    await mkdir(path.join(folder, 'page-secrets'))
    await writeFile(path.join(root, 'index.html'), '<title>page</title>')
    await writeFile(path.join(root, 'assets', 'main a.js'), 'run()')
    await writeFile(path.join(root, 'data.bin'), new Uint8Array([0, 255]))
    await writeFile(path.join(folder, 'secret.txt'), 'secret')
    await writeFile(path.join(folder, 'page-secrets', 'key'), 'secret')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each([
    ['/index.html', 'text/html; charset=utf-8', '<title>page</title>'],
    ['/index.html?query#hash', 'text/html; charset=utf-8', '<title>page</title>'],
    ['/assets/main%20a.js', 'text/javascript; charset=utf-8', 'run()'],
    ['/assets/../index.html', 'text/html; charset=utf-8', '<title>page</title>'],
  ])('serves %s', async (target, type, body) => {
    const response = await respond(origins, `${APP_ORIGIN}${target}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(await response.text()).toBe(body)
  })

  it('sends the content security policy with everything, and forbids guessing of types', async () => {
    for (const file of ['index.html', 'data.bin']) {
      const { headers } = await respond(origins, `${APP_ORIGIN}/${file}`)
      expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%2fpage-secrets/key',
    '/..%5csecret.txt',
    '/%252e%252e%252fsecret.txt',
    '//secret.txt',
    '/%2fetc%2fpasswd',
    '/etc/passwd',
    '/.',
    '/',
    '/assets',
    '/missing.html',
    '/index.html/',
    '/index.html%00.js',
  ])('serves nothing at %s', async (target) => {
    const response = await respond(origins, `${APP_ORIGIN}${target}`)
    expect([403, 404]).toContain(response.status)
    expect(await response.text()).toBe('')
  })

  it.each([
    'app://other/index.html',
    'app://framescope.example/index.html',
    'app://framescope:80/index.html',
    'app://user@other/index.html',
    'file:///index.html',
    'https://framescope/index.html',
  ])('serves nothing of another origin: %s', async (url) => {
    expect((await respond(origins, url)).status).toBe(403)
  })

  it('serves the guide from a folder of its own, under the same policy', async () => {
    const response = await respond(origins, `${GUIDE_ORIGIN}/start.html`)
    expect(await response.text()).toBe('<title>guide</title>')
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect((await respond(origins, `${APP_ORIGIN}/start.html`)).status).toBe(404)
    expect((await respond(origins, `${GUIDE_ORIGIN}/index.html`)).status).toBe(404)
    expect((await respond(origins, `${GUIDE_ORIGIN}/..%2fpage/index.html`)).status).toBe(404)
  })

  it('lets scripts come from the page alone', () => {
    const directives = new Map(CONTENT_SECURITY_POLICY.split('; ').map((line) => [line.split(' ')[0], line]))
    expect(directives.get('default-src')).toBe("default-src 'none'")
    expect(directives.get('script-src')).toBe("script-src 'self'")
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/)
  })

  it.each(['/%', '/%ff', '/a%2'])('answers %s, which is no path, with 400', async (target) => {
    expect((await respond(origins, `${APP_ORIGIN}${target}`)).status).toBe(400)
  })
})

describe('mayLead', () => {
  const page = `${GUIDE_ORIGIN}/guide/index.html`

  it('lets the guide lead to its own pages', () => {
    expect(mayLead(page, `${GUIDE_ORIGIN}/export.html#redaction`)).toBe(true)
  })

  it.each([
    `${APP_ORIGIN}/index.html`,
    'app://guide.example/index.html',
    'app://guide:80/index.html',
    'https://guide/index.html',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'about:blank',
    'no url',
  ])('does not let it lead to %s', (url) => {
    expect(mayLead(page, url)).toBe(false)
  })

  it.each([`${APP_ORIGIN}/index.html`, 'http://127.0.0.1:5173/index.html', ''])(
    'lets %s, which is not the guide, lead nowhere',
    (url) => {
      expect(mayLead(url, page)).toBe(false)
      expect(mayLead(url, url)).toBe(false)
    },
  )
})
