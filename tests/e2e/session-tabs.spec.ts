import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let app: ElectronApplication
let page: Page
let window: MainWindow
let userData: string

async function start(): Promise<void> {
  app = await launchApp({ userData })
  page = await app.firstWindow()
  window = new MainWindow(page)
}

test.beforeEach(async () => {
  userData = mkdtempSync(path.join(os.tmpdir(), 'framescope-tabs-'))
  await start()
})
test.afterEach(async () => {
  await app.close()
  rmSync(userData, removal)
})

const tabs = () => page.getByRole('tablist', { name: 'Open sessions' }).getByRole('tab')
const shownTab = () => page.getByRole('tablist', { name: 'Open sessions' }).getByRole('tab', { selected: true })
const bounds = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())

const panelSizes = async () => ({
  sidebar: Math.round((await window.sessions.boundingBox())?.width ?? 0),
  composer: Math.round((await window.composer.boundingBox())?.height ?? 0),
})

/** What says back what it is told. */
const echoServer = () =>
  peerServer((socket) => socket.on('message', (data: Buffer) => socket.send(`echo of ${data.toString('utf8')}`)))

test('keeps sessions side by side in tabs, and brings them and the window back after a restart', async () => {
  const [one, two] = [await echoServer(), await echoServer()]
  const [firstName, secondName] = [one, two].map(({ url }) => new URL(url).host)
  await window.connect(one.url)
  await window.send('Text', 'to the first')
  await expect(window.rows('echo of to the first')).not.toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+n')
  await window.connect(two.url)
  await window.send('Text', 'to the second')
  await expect(window.rows('echo of to the second')).not.toHaveCount(0)
  await expect(tabs()).toHaveText([new RegExp(`${firstName}.*open`), new RegExp(`${secondName}.*open`)])

  await page.keyboard.press('Control+Shift+PageUp')
  await expect(tabs()).toHaveText([new RegExp(secondName ?? ''), new RegExp(firstName ?? '')])
  await tabs()
    .first()
    .dragTo(tabs().last(), { targetPosition: { x: 120, y: 10 } })
  await expect(tabs()).toHaveText([new RegExp(firstName ?? ''), new RegExp(secondName ?? '')])

  // The keyboard goes on in the timeline that comes in the stead of the one that it was in.
  await page.keyboard.press('ControlOrMeta+t')
  await page.keyboard.press('Control+Tab')
  await expect(window.rows('echo of to the first')).not.toHaveCount(0)
  await expect(page.getByRole('grid', { name: 'Timeline' })).toBeFocused()

  // A session that comes into sight has no rows before those that its filter keeps: one here.
  for (const name of ['first', 'second']) {
    await page.keyboard.press('ControlOrMeta+Shift+f')
    await page.keyboard.type('echo')
    await page.keyboard.press('Enter')
    await expect(window.rows(`to the ${name}`)).toHaveCount(1)
    await page.keyboard.press('Control+Tab')
  }
  const drawn = await page.evaluateHandle(() => {
    const counts = new Set<number>()
    const look = () => counts.add(Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')))
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
    return counts
  })
  for (const name of ['second', 'first']) {
    await page.keyboard.press('Control+Tab')
    await expect(window.rows(`echo of to the ${name}`)).toHaveCount(1)
  }
  const headingAndRow = 2
  expect(Math.max(...(await drawn.evaluate((counts) => [...counts])))).toBe(headingAndRow)

  // What is typed over a session waits in its tab.
  await window.button('Disconnect').click()
  await window.url.fill(`${one.url}typed`)
  await page.keyboard.press('Control+Shift+Tab')
  await expect(window.url).toHaveValue(two.url)
  await shownTab().focus()
  await page.keyboard.press('ArrowLeft')
  await expect(shownTab()).toContainText(secondName ?? '')
  await page.keyboard.press('Enter')
  await expect(window.url).toHaveValue(`${one.url}typed`)

  // A tab that is closed ends nothing, and what was typed in it waits in the list.
  await page.keyboard.press('ControlOrMeta+w')
  await expect(tabs()).toHaveText([new RegExp(secondName ?? '')])
  await expect(window.sessions.getByText(`${firstName}/typed`)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+w')
  await expect(tabs()).toHaveText([/New session/])
  await page.keyboard.press('ControlOrMeta+w')
  await expect(tabs()).toHaveText([/New session/])
  const listed = (name = '') => window.sessions.getByText(`${name}/`, { exact: true })
  await listed(secondName).click()
  await expect(window.state).toContainText('open')
  await listed(firstName).click()
  await tabs().last().click({ button: 'middle' })
  await page.getByTitle(`Close tab ${secondName}`).click()
  await expect(tabs()).toHaveText([/New session/])

  await listed(secondName).click()
  await listed(firstName).click()
  await shownTab().focus()
  await page.keyboard.press('Delete')
  await expect(tabs()).toHaveText([new RegExp(secondName ?? '')])
  await expect(shownTab()).toBeFocused()
  await listed(firstName).click()
  // Panels that keep their pixels do so in a window of another size, and over the restart.
  for (const [panel, key] of [
    ['Resize the list of sessions', 'ArrowRight'],
    ['Resize the composer', 'ArrowUp'],
  ] as const) {
    await page.getByRole('separator', { name: panel }).focus()
    await page.keyboard.press(key)
  }
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1010, height: 690 }),
  )
  await expect.poll(() => page.evaluate(() => globalThis.innerWidth)).toBe(1010)
  const before = await bounds()
  const panels = await panelSizes()
  await app.close()
  await start()
  await expect(tabs()).toHaveText([new RegExp(`${secondName}.*closed`), new RegExp(`${firstName}.*closed`)])
  await expect(shownTab()).toContainText(firstName ?? '')
  await expect(window.rows('echo of to the first')).not.toHaveCount(0)
  expect(await bounds()).toEqual(before)
  expect(await panelSizes()).toEqual(panels)
  one.close()
  two.close()
})

/** Says something again and again, and what it is told once more. */
const talkingServer = (word: string) =>
  peerServer((socket) => {
    let said = 0
    const timer = setInterval(() => socket.send(`${word} ${said++ % 2 === 0 ? 'even' : 'odd'}`), 40)
    socket.on('close', () => clearInterval(timer))
    socket.on('message', (data: Buffer) => socket.send(`${word} heard ${data.toString('utf8')}`))
  })

test('shows two live sessions side by side, each with rows, a filter and a place of its own', async () => {
  const [one, two] = [await talkingServer('north'), await talkingServer('south')]
  await window.connect(one.url)
  await page.keyboard.press('ControlOrMeta+n')
  await window.connect(two.url)
  await expect(window.rows('south')).not.toHaveCount(0)

  const pane = (url: string, is: '' | 'Active ' = '') =>
    page.getByRole('region', {
      name: new RegExp(`^${is === '' ? '(Active p|P)' : 'Active p'}ane ${new URL(url).host}`),
    })
  const grid = (url: string) => pane(url).getByRole('grid', { name: 'Timeline' })
  const rows = (url: string, text: string) => grid(url).getByRole('row').filter({ hasText: text })
  const count = async (url: string) => Number(await grid(url).getAttribute('aria-rowcount'))
  const grows = async (url: string) => {
    const before = await count(url)
    await expect.poll(() => count(url)).toBeGreaterThan(before)
  }

  await page.keyboard.press('ControlOrMeta+t')
  await page.keyboard.press('ControlOrMeta+\\')
  await expect(pane(one.url, 'Active ').getByRole('grid')).toBeFocused()
  await expect(window.url).toHaveValue(one.url)
  await grows(one.url)
  await grows(two.url)

  // The filter of one leaves the other as it is.
  await page.keyboard.press('ControlOrMeta+Shift+f')
  await page.keyboard.type('even')
  await page.keyboard.press('Enter')
  await expect(rows(one.url, 'odd')).toHaveCount(0)
  await expect(rows(two.url, 'odd')).not.toHaveCount(0)
  await expect(pane(two.url).getByRole('combobox', { name: 'Filter' })).toHaveValue('')
  await grows(one.url)
  await grows(two.url)

  // What is typed is sent to the active one.
  await window.compose('Text')
  await window.composer.getByRole('textbox').first().fill('typed before')
  await page.keyboard.press('F6')
  await expect(pane(two.url, 'Active ').getByRole('grid')).toBeFocused()
  await expect(window.url).toHaveValue(two.url)
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.keyboard.press('ControlOrMeta+Shift+f')
  await page.keyboard.type('heard')
  await page.keyboard.press('Enter')
  await expect(rows(two.url, 'south heard typed before')).toHaveCount(1)
  await expect(rows(one.url, 'heard')).toHaveCount(0)
  await expect(rows(one.url, 'even')).not.toHaveCount(0)

  // A press in the other pane is about its session.
  await pane(one.url).getByRole('button', { name: 'Pause' }).click()
  await expect(pane(one.url, 'Active ')).toBeVisible()
  await rows(one.url, 'even').first().click()
  await expect(window.detail).toContainText('north even')
  await rows(two.url, 'heard').last().click()
  await expect(window.detail).toContainText('south heard')
  await expect(window.url).toHaveValue(two.url)
  await expect(grid(one.url).getByRole('row', { selected: true })).toContainText('north even')

  await page.getByRole('separator', { name: 'Resize the two sessions' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const box = await pane(one.url).boundingBox()
  await app.close()
  await start()
  await expect(pane(two.url, 'Active ')).toBeVisible()
  await expect(rows(one.url, 'north')).not.toHaveCount(0)
  await expect(rows(two.url, 'south')).not.toHaveCount(0)
  expect(await pane(one.url).boundingBox()).toEqual(box)

  await page.keyboard.press('ControlOrMeta+t')
  await page.keyboard.press('ControlOrMeta+w')
  await expect(pane(one.url)).toHaveCount(0)
  await expect(page.getByRole('grid', { name: 'Timeline' })).toBeFocused()
  await expect(window.url).toHaveValue(one.url)
  await expect(window.rows('north')).not.toHaveCount(0)
  one.close()
  two.close()
})
