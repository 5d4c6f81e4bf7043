import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { APP_ORIGIN, respond } from '../../../../main/windows/app-protocol'
import { CONTENT_SECURITY_POLICY } from '../../../../main/windows/content-security-policy'

vi.mock('electron', () => ({ protocol: {} }))

describe('respond', () => {
  let folder: string
  let root: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-app-'))
    root = path.join(folder, 'page')
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
    const response = await respond(root, `${APP_ORIGIN}${target}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(await response.text()).toBe(body)
  })

  it('sends the content security policy with everything, and forbids guessing of types', async () => {
    for (const file of ['index.html', 'data.bin']) {
      const { headers } = await respond(root, `${APP_ORIGIN}/${file}`)
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
    const response = await respond(root, `${APP_ORIGIN}${target}`)
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
    expect((await respond(root, url)).status).toBe(403)
  })

  it('lets scripts come from the page alone', () => {
    const directives = new Map(CONTENT_SECURITY_POLICY.split('; ').map((line) => [line.split(' ')[0], line]))
    expect(directives.get('default-src')).toBe("default-src 'none'")
    expect(directives.get('script-src')).toBe("script-src 'self'")
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/)
  })

  it.each(['/%', '/%ff', '/a%2'])('answers %s, which is no path, with 400', async (target) => {
    expect((await respond(root, `${APP_ORIGIN}${target}`)).status).toBe(400)
  })
})
