import { expect, test, type ElectronApplication, type Locator } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let app: ElectronApplication
let window: MainWindow
let peer: Awaited<ReturnType<typeof peerServer>>

test.beforeEach(async () => {
  peer = await peerServer((socket) => {
    for (let number = 0; number < 200; number++) socket.send(`tick ${number}`)
  })
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
})
test.afterEach(async () => {
  await app.close()
  peer.close()
})

/** The smallest window, zoomed in. */
const makeShort = () => zoom(1.4)
const makeHigh = () => zoom(1)
const zoom = (factor: number) =>
  app.evaluate(({ BrowserWindow }, by) => {
    const [shown] = BrowserWindow.getAllWindows()
    shown?.setContentSize(1400, 620)
    shown?.webContents.setZoomFactor(by)
  }, factor)

const top = async (part: Locator) => (await part.boundingBox())?.y ?? Number.NaN
const bottom = async (part: Locator) => {
  const box = await part.boundingBox()
  return box ? box.y + box.height : Number.NaN
}

/** Of its tabs alone, or with what is below them. */
const composerHeight = async () => (await window.composer.boundingBox())?.height ?? 0
const TABS = 40
/** Of a header and three rows of a timeline. */
const ROWS = 80

test('a window that becomes short, and high again, keeps what was scrolled, selected and typed', async () => {
  await makeHigh()
  await window.connect(peer.url)
  await expect(window.rows('tick 199')).toHaveCount(1)
  const field = window.composer.getByRole('textbox')
  await field.fill('half a sen')
  await window.timeline.focus()
  await window.page.keyboard.press('Home')
  for (let step = 0; step < 40; step++) await window.page.keyboard.press('ArrowDown')
  // To the upper rows in sight: it is at its lower end that a timeline becomes shorter.
  for (let step = 0; step < 8; step++) await window.page.keyboard.press('ArrowUp')
  const selected = (await window.selectedRow.getAttribute('aria-rowindex')) ?? ''
  await window.timeline.evaluate((grid) => (grid.dataset['kept'] = 'yes'))

  await makeShort()
  await expect.poll(composerHeight).toBeLessThan(TABS)
  await expect(window.timeline).toHaveAttribute('data-kept', 'yes')
  await expect(window.timeline).toBeFocused()
  await expect(window.selectedRow).toHaveAttribute('aria-rowindex', selected)
  await window.compose('Text')
  await expect.poll(composerHeight).toBeGreaterThan(TABS)
  await expect(field).toHaveText('half a sen')

  await window.timeline.focus()
  await expect.poll(composerHeight).toBeLessThan(TABS)
  await makeHigh()
  await expect.poll(composerHeight).toBeGreaterThan(TABS)
  await expect(window.timeline).toHaveAttribute('data-kept', 'yes')
  await expect(window.selectedRow).toHaveAttribute('aria-rowindex', selected)
})

test('a line of bytes has as many as there is room for, with all of their characters', async () => {
  await window.connect(peer.url)
  await window.rows('tick 199').click()
  await window.detail.getByRole('radio', { name: 'Hex' }).click()
  for (const [width, characters] of [
    [1280, 'tick 199'],
    [900, 'tick'],
  ] as const) {
    await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setSize(to, 600), width)
    // A line is a fraction of a pixel lower than its letters.
    await expect(window.detail.getByText(characters, { exact: true })).toBeInViewport({ ratio: 0.95 })
  }
})

test('the smallest window leaves rows of two sessions in sight, and what is typed beside what is wrong with it', async () => {
  await window.connect(peer.url)
  await expect(window.rows('tick 199')).toHaveCount(1)
  await window.compose('Close')
  const field = window.composer.getByRole('textbox', { name: 'Code' })
  await field.fill('1005')
  const problem = window.composer.getByText('close-code-reserved')
  await expect(problem).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(900, 600))
  await expect.poll(() => window.page.evaluate(() => innerWidth)).toBe(900)
  expect(await bottom(field)).toBeLessThanOrEqual(await top(problem))
  await expect(window.button('Send')).toBeInViewport({ ratio: 1 })

  await window.page.keyboard.press('ControlOrMeta+n')
  await window.connect(peer.url)
  await expect(window.rows('tick 199')).toHaveCount(1)
  await window.page.keyboard.press('ControlOrMeta+\\')
  await expect.poll(composerHeight).toBeLessThan(TABS)
  await expect(window.timeline).toHaveCount(2)
  const heights = await window.timeline.evaluateAll((grids) => grids.map((grid) => grid.clientHeight))
  expect(Math.min(...heights)).toBeGreaterThan(ROWS)
})
