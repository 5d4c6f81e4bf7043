import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { converse } from '../../scripts/demo/conversation.mjs'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { removal } from '../../scripts/launch-app.mjs'
import { drivePackaged, type DrivenApp } from '../../scripts/packaging/drive-packaged.mjs'
import { readFuses } from '../../scripts/packaging/fuses.mjs'
import { freePort } from '../support/free-port'

const executable = process.env['FRAMESCOPE_EXECUTABLE'] ?? ''

let folder: string
let app: DrivenApp | undefined
test.beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-packaged-'))))
test.afterEach(async () => {
  await app?.close()
  rmSync(folder, removal)
})

async function start(env: Record<string, string> = {}, ...args: string[]): Promise<DrivenApp> {
  // As root Chromium does not start with its sandbox; `npm run test:deb` has it on.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  app = await drivePackaged(executable, [...sandbox, `--user-data-dir=${folder}`, ...args], { ...process.env, ...env })
  await expect(new MainWindow(app.page).button('Connect')).toBeVisible()
  return app
}

test('has its fuses set for good', async () => {
  expect(await readFuses(executable)).toMatchObject({
    runAsNode: 'off',
    enableCookieEncryption: 'on',
    enableNodeOptionsEnvironmentVariable: 'off',
    enableNodeCliInspectArguments: 'off',
    enableEmbeddedAsarIntegrityValidation: 'on',
    onlyLoadAppFromAsar: 'on',
    loadBrowserProcessSpecificV8Snapshot: 'off',
    grantFileProtocolExtraPrivileges: 'off',
  })
})

test('has a window without Node, that cannot be led away and opens no other', async () => {
  const { page } = await start()
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
  const url = page.url()
  expect(url).toBe('app://framescope/index.html')
  await page.evaluate(() => void (location.href = 'http://127.0.0.1:1/'))
  await page.evaluate(() => void (location.href = 'file:///etc/passwd'))
  expect(await page.evaluate(() => location.href)).toBe(url)
  expect(await page.evaluate(() => window.open('http://127.0.0.1:1/'))).toBeNull()
  expect(page.context().pages()).toHaveLength(1)
})

test('is no Node for whoever starts it as one', async () => {
  // With the fuse on this would be Node, which has no debugging port for pages, and no window.
  await start({ ELECTRON_RUN_AS_NODE: '1' })
})

test('loads no module by NODE_OPTIONS', async () => {
  const mark = path.join(folder, 'loaded')
  const script = path.join(folder, 'script.cjs')
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`)
  await start({ NODE_OPTIONS: `--require=${script}` })
  expect(existsSync(mark)).toBe(false)
})

test('lets no debugger into the main process', async () => {
  const port = await freePort()
  const { output } = await start({}, `--inspect=127.0.0.1:${port}`)
  expect(output()).not.toContain('Debugger listening')
  const refused = await new Promise<string>((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve('connected'))
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
  })
  expect(refused).toBe('ECONNREFUSED')
})

test('does the main job', async () => {
  const { page } = await start()
  const window = new MainWindow(page)
  await converse(window)
  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/)
})
