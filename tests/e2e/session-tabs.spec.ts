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

  // What is typed over a session waits in its tab.
  await page.keyboard.press('Control+Tab')
  await expect(window.rows('echo of to the first')).not.toHaveCount(0)
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
  await page.getByRole('button', { name: `Close tab ${secondName}` }).click()
  await expect(tabs()).toHaveText([/New session/])

  await listed(secondName).click()
  await listed(firstName).click()
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1010, height: 690 }),
  )
  const before = await bounds()
  await app.close()
  await start()
  await expect(tabs()).toHaveText([new RegExp(`${secondName}.*closed`), new RegExp(`${firstName}.*closed`)])
  await expect(shownTab()).toContainText(firstName ?? '')
  await expect(window.rows('echo of to the first')).not.toHaveCount(0)
  expect(await bounds()).toEqual(before)
  one.close()
  two.close()
})
