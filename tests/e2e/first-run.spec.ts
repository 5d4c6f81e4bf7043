import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'

let app: ElectronApplication
let page: Page
let window: MainWindow
let tour: Locator

test.beforeEach(async () => {
  app = await launchApp()
  page = await app.firstWindow()
  window = new MainWindow(page)
  tour = page.getByRole('region', { name: 'Tour' })
})
test.afterEach(() => app.close())

/** More presses than the window has stops. */
const MANY = 60

async function tabTo(target: Locator): Promise<void> {
  for (let press = 0; press < MANY; press++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('Tab does not lead there')
}

/** What each step is about, as its row says it, and what goes on from there. */
const steps: readonly (readonly [row: RegExp, onwards: readonly string[]])[] = [
  [/GET \/demo\/1/, ['Next']],
  [/101 Switching Protocols/, ['Next']],
  [/This message is text/, ['Next']],
  [/binary/, ['Next']],
  [/"type":"prices"/, ['Next']],
  [/┌ text/, ['Next']],
  [/ping.*does not wait/, ['Next']],
  [/length not written in the fewest bytes/, ['Next']],
  [/Hello, demo server/, ['Send a greeting', 'Next']],
  [/ping.*still there\?/, ['Send a ping', 'Next']],
  [/1000.*goodbye/, ['Say goodbye', 'Next']],
  [/503/, ['Finish']],
]

test('leads from a first start to the end of the tour, by keyboard alone', async () => {
  await expect(window.url).toBeFocused()
  const start = page.getByRole('region', { name: 'Start' })
  await expect(start.getByRole('heading', { level: 2 })).toHaveText([
    'A demo',
    'A URL',
    'A server',
    'A file',
    'The guide',
  ])
  await tabTo(start.getByRole('button', { name: 'Take the tour' }))
  await page.keyboard.press('Enter')

  for (const [place, [row, onwards]] of steps.entries()) {
    await expect(tour.getByRole('status')).toContainText(`Step ${place + 1} of ${steps.length}`)
    await expect(tour.getByRole('blockquote')).not.toBeEmpty()
    for (const onward of onwards) {
      if (onward === onwards.at(-1)) await expect(window.selectedRow).toContainText(row)
      await expect(tour.getByRole('button', { name: onward, exact: true })).toBeFocused()
      await page.keyboard.press('Enter')
    }
  }
  await expect(tour).toHaveCount(0)
  await expect(window.timeline).toBeFocused()
  await expect(window.detail).toContainText('The demo has said goodbye.')
})

test('is left with Escape, keeps nobody in, and finds back to its session', async () => {
  await expect(window.url).toBeFocused()
  await page.keyboard.press('F1')
  await expect(tour.getByRole('button', { name: 'Next' })).toBeFocused()
  await expect(window.selectedRow).toContainText('GET')
  await tabTo(window.timeline)
  // What the next step is about takes the tour there.
  await page.keyboard.press('ArrowDown')
  await expect(tour.getByRole('status')).toContainText('Step 2 of 12')

  await page.keyboard.press('ControlOrMeta+n')
  await expect(tour.getByRole('status')).toContainText('about another session')
  await tour.getByRole('button', { name: 'Go back to it' }).press('Enter')
  await expect(window.selectedRow).toContainText('101')
  await page.keyboard.press('Escape')
  await expect(tour).toHaveCount(0)
  await expect(window.timeline).toBeFocused()

  // Who has seen it is offered the demo first.
  await page.keyboard.press('ControlOrMeta+n')
  await expect(page.getByRole('region', { name: 'Start' }).getByRole('button')).toHaveText([
    'Try the demo server',
    'Take the tour',
    'Go to URL or address',
    'Start a server',
    'Import…',
    'User guide',
    /demo\/1/,
  ])

  // Left beside a new session, it leaves the keyboard there.
  await page.keyboard.press('F1')
  await expect(tour.getByRole('button', { name: 'Next' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+n')
  await tour.getByRole('button', { name: 'Go back to it' }).press('Escape')
  await expect(tour).toHaveCount(0)
  await expect(window.url).toBeFocused()
})
