import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { axeFindings, loadAxe } from '../support/axe-check'
import { motions } from '../support/motion-check'
import { peerServer } from '../support/peer-server'

let userData: string
let app: ElectronApplication
let page: Page
let window: MainWindow

test.beforeEach(async () => {
  userData = await mkdtemp(path.join(os.tmpdir(), 'framescope-settings-'))
})
test.afterEach(async () => {
  await app.close()
  await rm(userData, removal)
})

async function start(env: Record<string, string> = {}): Promise<void> {
  app = await launchApp({ userData, env })
  page = await app.firstWindow()
  window = new MainWindow(page)
  await expect(window.url).toBeVisible()
}

async function open(tab: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('tab', { name: tab }).click()
}

const zoom = () =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0)

test('looks as it was told to, at once and after a restart', async () => {
  await start()
  await open('Appearance')
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await page.getByRole('combobox', { name: 'Contrast' }).selectOption('High')
  await page.getByRole('combobox', { name: 'Zoom' }).selectOption('125 %')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect.poll(ground).toBe('rgb(0, 0, 0)')
  await expect.poll(zoom).toBeCloseTo(1.25)
  expect(await motions(page, 'settings')).not.toEqual([])
  await page.getByRole('combobox', { name: 'Motion' }).selectOption('Reduced')
  await expect.poll(() => motions(page, 'settings')).toEqual([])
  await page.keyboard.press('Escape')
  expect(await motions(page, 'start page')).toEqual([])
  await page.keyboard.press('ControlOrMeta+-')
  await expect.poll(zoom).toBeCloseTo(1.1)
  await app.close()
  await start()
  expect(await motions(page, 'start page, after a restart')).toEqual([])
  expect(await ground()).toBe('rgb(0, 0, 0)')
  await expect.poll(zoom).toBeCloseTo(1.1)
  await open('Appearance')
  await page.getByRole('button', { name: 'Reset all settings' }).click()
  await expect.poll(zoom).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(zoom).toBeCloseTo(1.1)
})

test('hears the keys that a command was given, and shows them everywhere', async () => {
  await start()
  await open('Shortcuts')
  await page.getByRole('searchbox', { name: 'Find a command or its keys' }).fill('all commands')
  await page.getByRole('button', { name: 'All commands…: Ctrl+K' }).click()
  await page.keyboard.press("Control+'")
  await expect(page.getByText('No command can have these keys.')).toBeVisible()
  await page.keyboard.press('Control+Tab')
  await expect(page.getByText('These are of “Next tab”. Enter takes them.')).toBeVisible()
  await page.keyboard.press('Control+p')
  await expect(page.getByText('These are of “Go to profiles”. Enter takes them.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'All commands…: Ctrl+P' })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  const accelerators = () =>
    app.evaluate(({ Menu }) =>
      ['palette.open', 'profiles.focus'].map(
        (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator ?? null,
      ),
    )
  await expect.poll(accelerators).toEqual(['CmdOrCtrl+P', null])
  await page.keyboard.press('Escape')
  await open('Shortcuts')
  const reset = page.getByRole('button', { name: 'Usual keys of “Go to profiles”' })
  await reset.press('Enter')
  await expect(reset).toBeFocused()
  await expect.poll(accelerators).toEqual([null, 'CmdOrCtrl+P'])
})

test('logs what happens to the app and copies it for a report, without what was typed', async () => {
  await start()
  await window.connect('ws://user:hunter2@127.0.0.1:1/tok-4711')
  await expect(page.getByText('connection-refused').first()).toBeVisible()
  await open('About')
  await page.getByRole('button', { name: 'Copy diagnostics' }).click()
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toContain('## Log')
  const log = await readFile(path.join(userData, 'logs', 'framescope.log'), 'utf8')
  for (const text of [await copied(), log]) {
    expect(text).toContain('info started framescope=')
    expect(text).not.toMatch(/hunter2|tok-4711/)
  }
})

test('says where the settings are kept that had a mistake in them', async () => {
  const file = path.join(userData, 'settings.json')
  await writeFile(file, '{"format":"framescope-settings","version":1,"theme":"dark",}')
  await start()
  const notice = page.getByRole('region', { name: 'Settings' })
  await expect(notice).toContainText('settings-put-aside')
  await expect(notice).toContainText(`${file}.unreadable`)
})

/** What a newer version is to this test: it says that it was started. */
const newVersion = (marker: string) => `#!/bin/sh\ntouch '${marker}'\n`

function updateServer(content: string): Promise<Server> {
  const sha512 = createHash('sha512').update(content).digest('base64')
  const files: Readonly<Record<string, string>> = {
    '/latest-linux.yml': `version: 9.9.9\npath: Framescope.AppImage\nsha512: ${sha512}\nfiles:\n  - url: Framescope.AppImage\n    sha512: ${sha512}\n    size: ${content.length}\nreleaseDate: '2026-01-02T03:04:05.678Z'\n`,
    '/Framescope.AppImage': content,
  }
  const server = createServer((request, response) => {
    const file = files[new URL(request.url ?? '', 'http://localhost').pathname]
    response.writeHead(file === undefined ? 404 : 200).end(file)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** Answers what the app asks in dialogs of the system, and gives what it asked. */
async function standInDialogs(answers: readonly number[]): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ dialog }, given) => {
    const asked: string[] = []
    const showMessageBox = async (_: unknown, { message, detail }: { message: string; detail: string }) => {
      asked.push(`${message} ${detail}`)
      return { response: given[asked.length - 1] ?? 1, checkboxChecked: false }
    }
    Object.assign(dialog, { showMessageBox, asked })
  }, answers)
  return () => app.evaluate(({ dialog }) => (dialog as unknown as { asked: string[] }).asked)
}

test('finds, loads and installs a newer version, each only when told to', async () => {
  const marker = path.join(userData, 'new-version-started')
  const installed = path.join(userData, 'Framescope.AppImage')
  await writeFile(installed, 'the old version')
  const server = await updateServer(newVersion(marker))
  const { port } = server.address() as AddressInfo
  await start({ APPIMAGE: installed, XDG_CACHE_HOME: path.join(userData, 'cache') })
  await open('Updates')
  const check = page.getByRole('button', { name: 'Look now' })
  await expect(check).toBeDisabled()
  await loadAxe(page)
  const address = page.getByRole('textbox', { name: 'Address of newer versions' })
  // Nothing is kept of an address while it is typed, nor of one that is none.
  const keptUrl = async () =>
    (
      JSON.parse(await readFile(path.join(userData, 'settings.json'), 'utf8').catch(() => '{}')) as {
        updateUrl?: unknown
      }
    ).updateUrl
  await address.pressSequentially('https://updates.example.com:99999')
  await address.press('Enter')
  await expect(check).toBeDisabled()
  await address.fill('https://updates.example.com:9999')
  await address.press('Enter')
  await expect.poll(keptUrl).toBe('https://updates.example.com:9999')
  await page.getByRole('button', { name: 'Reset all settings' }).click()
  await expect(address).toHaveValue('')
  await address.fill(`http://127.0.0.1:${port}/nothing-is-here`)
  await check.click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('update-failed')
  expect(await axeFindings(page, 'update failed', '[role=dialog]')).toEqual([])
  await address.fill(`http://127.0.0.1:${port}`)
  await check.click()
  await expect(page.getByText('Version 9.9.9 is there.')).toBeVisible()
  expect(await axeFindings(page, 'update available, settings', '[role=dialog]')).toEqual([])
  await page.keyboard.press('Escape')
  const notice = page.getByRole('region', { name: 'Updates' })
  await expect(notice).toContainText('Version 9.9.9 is there.')
  expect(await axeFindings(page, 'update available')).toEqual([])
  await notice.getByRole('button').first().click()
  // It is told until it is put away.
  await page.keyboard.press('Escape')
  await notice.getByRole('button', { name: 'Put the notice of the new version away' }).click()
  await open('Updates')
  await page.keyboard.press('Escape')
  await expect(notice).toHaveCount(0)
  await open('Updates')
  const load = page.getByRole('button', { name: 'Load it' })
  const asked = await standInDialogs([1, 0, 0])
  await load.click()
  const question = 'Load version 9.9.9 of Framescope? It comes from 127.0.0.1:'
  await expect.poll(asked).toEqual([expect.stringContaining(question)])
  await expect(load).toBeVisible()
  await load.click()
  const install = page.getByRole('button', { name: 'Restart and install' })
  await expect(install).toBeVisible()
  expect(await readFile(installed, 'utf8')).toBe('the old version')
  const gone = app.waitForEvent('close')
  await install.click()
  await gone
  server.close()
  await expect.poll(() => existsSync(marker)).toBe(true)
})

test('shows times in UTC everywhere at once, and finds them by that clock', async () => {
  await start({ TZ: 'Asia/Tokyo' })
  await page.getByRole('button', { name: 'Try the demo server' }).first().click()
  const heading = page.getByRole('columnheader', { name: /^time/ })
  const first = window.timeline.getByRole('row').nth(1)
  const clock = async () => /\d\d:\d\d:\d\d\.\d{6}/.exec((await first.textContent()) ?? '')?.[0] ?? ''
  await expect(heading).toHaveText('time')
  let inTokyo = ''
  await expect.poll(async () => (inTokyo = await clock())).not.toBe('')
  const aMinuteAgo = new Date(Date.now() + 9 * 3_600_000 - 60_000).toISOString().slice(0, 19)
  await window.filter.fill(`after:${aMinuteAgo}`)
  await expect(window.timeline.getByText('GET /').first()).toBeVisible()
  await open('Appearance')
  await page.getByRole('combobox', { name: 'Times of day' }).selectOption('UTC')
  await page.keyboard.press('Escape')
  await expect(heading).toHaveText('time, UTC')
  await expect(page.getByText('No row passes the filters.')).toBeVisible()
  await window.filter.fill('')
  const hours = (Number(inTokyo.slice(0, 2)) + 24 - 9) % 24
  await expect.poll(clock).toBe(`${String(hours).padStart(2, '0')}${inTokyo.slice(2)}`)
  await expect(page.getByText(/\d\d:\d\d UTC$/).first()).toBeVisible()
})

test('keeps recordings in the folder that was chosen, and in its own place as long as that is away', async () => {
  const { url, close } = await peerServer((socket) => socket.send('hello'))
  const chosen = path.join(userData, 'chosen by hand')
  await mkdir(chosen)
  await writeFile(path.join(chosen, 'other.txt'), 'not of the app')
  const record = async () => {
    await window.connect(url)
    await expect(window.rows('hello')).not.toHaveCount(0)
  }
  const openTabs = () => page.getByRole('tablist', { name: 'Open sessions' }).getByRole('tab')
  await start()
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, chosen)
  await open('Files')
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByText(`From the next start on: ${chosen}`)).toBeVisible()
  await app.close()

  await start()
  await record()
  await app.close()
  const kept = [expect.stringMatching(/\.framescope$/), 'other.txt']
  expect((await readdir(chosen)).toSorted()).toEqual(kept)

  await rename(chosen, `${chosen}, away`)
  await start()
  await expect(page.getByText(`${chosen}, cannot be used (ENOENT)`)).toBeVisible()
  await expect(openTabs()).toHaveText([/New session/])
  await record()
  await expect(openTabs()).toHaveText([/open/])
  await page.getByRole('button', { name: 'Choose another folder' }).click()
  await expect(page.getByRole('button', { name: 'Use the app’s own place' })).toBeVisible()
  await app.close()
  expect(await readdir(path.join(userData, 'captures'))).toEqual([expect.stringMatching(/\.framescope$/)])

  await rename(`${chosen}, away`, chosen)
  await start()
  await expect(openTabs()).toHaveText([/closed/])
  await expect(window.rows('hello')).not.toHaveCount(0)
  expect((await readdir(chosen)).toSorted()).toEqual(kept)
  close()
})
