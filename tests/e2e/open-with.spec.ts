import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { ensureRuntime } from '../../scripts/electron/runtime.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { root } from '../../scripts/root.mjs'
import { chromeHar } from '../support/chrome-har'

let folder: string
let app: ElectronApplication
let window: MainWindow

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-open-'))
  writeFileSync(path.join(folder, 'page.har'), JSON.stringify(chromeHar))
  writeFileSync(path.join(folder, 'notes.txt'), 'nothing of the kind')
  app = await launchApp({ userData: path.join(folder, 'data'), files: [path.join(folder, 'page.har')] })
  window = new MainWindow(await app.firstWindow())
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, removal)
})

/** Starts the app once more, on the same data, until that start has ended. */
async function startAgain(...args: string[]): Promise<number | null> {
  const { executable } = await ensureRuntime()
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const second = spawn(executable, [...sandbox, `--user-data-dir=${path.join(folder, 'data')}`, root, ...args], {
    cwd: folder,
    stdio: 'ignore',
  })
  const [code] = (await once(second, 'exit')) as [number | null]
  return code
}

/** The process whose app holds the data, by Chromium's lock on it. */
function holder(): number | null {
  try {
    return Number(readlinkSync(path.join(folder, 'data/SingletonLock')).split('-').at(-1))
  } catch {
    return null
  }
}

const notice = () => window.page.getByRole('region', { name: 'Import' })

test('opens the file it is started with, and in the same window those of later starts', async () => {
  await expect(notice()).toContainText('1 session imported')
  await expect(window.timeline).toContainText('{"op":"subscribe"}')

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  // Relative to where the second one was started.
  expect(await startAgain('notes.txt', 'page.har', 'gone.framescope')).toBe(0)
  await expect(notice()).toContainText('1 session imported')
  await expect(notice()).toContainText('“notes.txt” is nothing that can be imported')
  await expect(notice()).toContainText('gone.framescope')
  await expect(window.page.locator('.session-item')).toHaveCount(2)
  expect(app.windows()).toHaveLength(1)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false)
})

test('starts once more for who asks while it quits', async () => {
  await expect(notice()).toContainText('1 session imported')
  const recordings = () =>
    readdirSync(path.join(folder, 'data/captures')).filter((name) => name.endsWith('.framescope'))
  const before = recordings().length
  // Between the end of the window and that of the app, as the start of another process would come.
  await app.evaluate(
    ({ app: main, BrowserWindow }, file) => {
      // Playwright has taken its own switches out, and root needs this one.
      if (process.getuid?.() === 0) process.argv.splice(1, 0, '--no-sandbox')
      BrowserWindow.getAllWindows()[0]?.once('closed', () =>
        main.once('before-quit', () => main.emit('second-instance', {}, [], '/', { files: [file] })),
      )
    },
    path.join(folder, 'page.har'),
  )
  await app.close()
  try {
    await expect.poll(() => recordings().length, { timeout: 20_000 }).toBe(before + 1)
  } finally {
    const pid = holder()
    if (pid !== null) process.kill(pid)
    await expect.poll(holder).toBeNull()
  }
})
