import { readFileSync, readlinkSync } from 'node:fs'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { contract } from '../../shared/ipc/contract'
import { launchApp } from '../../scripts/launch-app.mjs'
import { launchSandboxed } from '../support/launch-sandboxed'

test.describe('the page', () => {
  let app: ElectronApplication
  let page: Page
  test.beforeAll(async () => {
    app = await launchApp()
    page = await app.firstWindow()
  })
  test.afterAll(() => app.close())

  test('has no Node', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globalThis),
    )
    expect(found).toEqual([])
  })

  test('reaches main through the contract and nothing else', async () => {
    const surface = await page.evaluate(() => {
      const inspector = Reflect.get(globalThis, 'inspector') as Record<string, Record<string, unknown>>
      return Object.fromEntries(Object.entries(inspector).map(([family, calls]) => [family, Object.keys(calls)]))
    })
    expect(surface).toEqual(
      Object.fromEntries(Object.entries(contract).map(([family, channels]) => [family, Object.keys(channels)])),
    )
  })

  test('has its input parsed before anything is done with it', async () => {
    const reply: unknown = await page.evaluate(() => {
      const inspector = Reflect.get(globalThis, 'inspector') as { session: Record<string, (input: unknown) => unknown> }
      return inspector.session['connect']?.({ profile: { url: 'ws://127.0.0.1/' } })
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'input-invalid' } })
  })

  test('runs under a strict content security policy', async () => {
    const policy = await page.evaluate(async () => (await fetch('index.html')).headers.get('content-security-policy'))
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.injected = true'
      document.body.append(script)
      return 'injected' in globalThis
    })
    expect(ran).toBe(false)
  })

  test('loads nothing from elsewhere', async () => {
    const blocked = await page.evaluate(() => fetch('http://127.0.0.1:1/').then(String, (error) => String(error)))
    expect(blocked).toContain('Failed to fetch')
  })

  test('cannot be led away', async () => {
    const url = page.url()
    await page.evaluate(() => void (location.href = 'http://127.0.0.1:1/'))
    await page.evaluate(() => void (location.href = 'file:///etc/passwd'))
    expect(await page.evaluate(() => location.href)).toBe(url)
  })

  test('opens no windows', async () => {
    expect(await page.evaluate(() => window.open('http://127.0.0.1:1/'))).toBeNull()
    expect(app.windows()).toHaveLength(1)
  })

  test('is given no permissions', async () => {
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
    const camera = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(String, (error: Error) => error.name),
    )
    expect(camera).toMatch(/NotAllowedError|NotFoundError/)
  })
})

test('the renderer runs in Chromium’s sandbox', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const app = await launchSandboxed()
  const page = await app.firstWindow()
  await expect(page.getByRole('textbox', { name: 'URL' })).toBeVisible()
  const { argv, pid, main } = await app.evaluate(({ BrowserWindow }) => ({
    argv: process.argv,
    pid: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    main: process.pid,
  }))
  expect(argv).not.toContain('--no-sandbox')
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  expect(/Seccomp:\s+(\d)/.exec(status)?.[1]).toBe('2')
  expect(/NoNewPrivs:\s+(\d)/.exec(status)?.[1]).toBe('1')
  expect(readlinkSync(`/proc/${pid}/ns/user`)).not.toBe(readlinkSync(`/proc/${main}/ns/user`))
  await app.close()
})
