import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { root } from '../../scripts/root.mjs'

let folder: string
let app: ElectronApplication
let page: Page

test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-newcomer-'))
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, removal)
})

/** More presses than the window has stops. */
const MANY = 80
const press = (keys: string) => page.keyboard.press(keys)

async function tabTo(target: Locator): Promise<void> {
  for (let step = 0; step < MANY; step++) {
    await press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('Tab does not lead there')
}

/** What the demo server says first. */
const GREETING = 'This message is text'

/** What the command line tells of a recording that ended in order. */
const WHOLE = { ending: 'complete', notRecorded: null, damage: [] }

const info = (capture: string): unknown =>
  JSON.parse(
    execFileSync('node', [path.join(root, 'dist/cli/framescope.js'), 'info', '--json', capture], { encoding: 'utf8' }),
  )

/** What is said on the way, in each language. */
const languages = [
  {
    locale: 'en-US',
    words: { demo: 'Try the demo server', timeline: 'Timeline', replay: 'Replay', export: 'Export…' },
    replayed: /Replayed · ↑ 1 of 1/,
  },
  {
    locale: 'zh-CN',
    words: { demo: '试用演示服务器', timeline: '时间线', replay: '重放', export: '导出…' },
    replayed: /重放完成 · ↑ 1/,
  },
] as const

for (const { locale, words, replayed } of languages)
  test(`a newcomer sees the demo, filters, replays, exports and quits by keyboard alone, in ${locale}`, async () => {
    const userData = path.join(folder, 'data')
    const target = path.join(folder, 'session.ndjson')
    app = await launchApp({ userData, locale })
    page = await app.firstWindow()
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, target)
    const timeline = page.getByRole('grid', { name: words.timeline })
    const rowCount = async () => Number(await timeline.getAttribute('aria-rowcount'))
    const dialog = page.getByRole('dialog')

    // The window opens with the keyboard in the URL.
    await expect(page.getByRole('textbox', { name: 'URL' })).toBeFocused()
    await tabTo(page.getByRole('button', { name: words.demo }))
    await press('Enter')
    await expect(timeline.getByRole('row').filter({ hasText: 'My length would fit' })).not.toHaveCount(0)
    const all = await rowCount()

    await press('ControlOrMeta+Shift+f')
    await page.keyboard.type('op:text')
    await press('Enter')
    await expect.poll(rowCount).toBeLessThan(all)
    await press('ControlOrMeta+a')
    await press('Delete')
    await press('Enter')
    await expect.poll(rowCount).toBe(all)

    await press('ControlOrMeta+t')
    await expect(timeline).toBeFocused()
    await press('Home')
    const selected = timeline.getByRole('row', { selected: true })
    for (let step = 0; step < all; step++) {
      if ((await selected.textContent())?.includes(GREETING)) break
      await press('ArrowDown')
    }
    await expect(selected).toContainText(GREETING)

    await press('ControlOrMeta+Shift+r')
    await expect(dialog).toBeVisible()
    await page.screenshot({ path: test.info().outputPath('replay.png') })
    await tabTo(dialog.getByRole('button', { name: words.replay, exact: true }))
    await press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(page.locator('.replay-bar')).toContainText(replayed)

    await press('ControlOrMeta+e')
    await tabTo(dialog.getByRole('button', { name: words.export, exact: true }))
    await press('Enter')
    await expect.poll(() => existsSync(target)).toBe(true)
    await expect(dialog).toHaveCount(0)

    const gone = app.waitForEvent('close')
    // The page may be gone before the key is up.
    await press('ControlOrMeta+q').catch(() => {})
    await gone
    const lines = readFileSync(target, 'utf8').trimEnd().split('\n')
    expect(lines.filter((line) => line.includes(GREETING)).length).toBeGreaterThan(0)
    const captures = readdirSync(path.join(userData, 'captures')).filter((name) => name.endsWith('.framescope'))
    // The demo, and the replay where it went to a connection of its own: none of them cut off.
    expect(captures.length).toBeGreaterThan(0)
    for (const capture of captures) expect(info(path.join(userData, 'captures', capture))).toMatchObject(WHOLE)
  })
