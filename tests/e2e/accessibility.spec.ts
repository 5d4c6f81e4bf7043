import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { WebSocket } from 'ws'
import { MainWindow, type Format } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { axeFindings, loadAxe } from '../support/axe-check'
import { chromeHar } from '../support/chrome-har'
import { gridFaults } from '../support/grid-check'
import { motions } from '../support/motion-check'
import { flood, peerServer } from '../support/peer-server'

let folder: string
let app: ElectronApplication
let page: Page
let window: MainWindow
let findings: string[]

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-axe-'))
  app = await launchApp()
  page = await app.firstWindow()
  window = new MainWindow(page)
  findings = []
  await expect(window.url).toBeFocused()
  await loadAxe(page)
  // Whoever has edits that are not saved is asked before the window closes: discard them.
  await app.evaluate(({ dialog: system }) => {
    system.showMessageBoxSync = () => 0
  })
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, removal)
})

/**
 * Asks axe-core about what is on the screen now, or about the part of it that is new; whether a whole screen
 * moves, although the system asks for less motion; and all grids for their places.
 */
async function check(screen: string, within?: string): Promise<void> {
  if (within === undefined) findings.push(...(await motions(page, screen)))
  findings.push(...(await axeFindings(page, screen, within)), ...(await gridFaults(page, screen)))
}

const press = (keys: string) => page.keyboard.press(keys)
const tab = (name: string) => page.getByRole('tab', { name, exact: true })
const dialog = () => page.getByRole('dialog')

/** Runs a command as the menu does. */
const choose = (command: string) =>
  app.evaluate(({ Menu, BrowserWindow }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click(undefined, BrowserWindow.getAllWindows()[0])
  }, command)

/** Opens, asks, and closes with Escape. */
async function checkDialog(screen: string, open: () => Promise<unknown>): Promise<void> {
  await open()
  await expect(dialog()).toBeVisible()
  await check(screen, '[role=dialog]')
  await press('Escape')
  await expect(dialog()).toHaveCount(0)
}

/**
 * The menu alone: while it is open the keyboard cannot leave it, and the rest is hidden from screen readers, which axe-core
 * takes for controls that can be reached and not be heard.
 */
async function checkMenu(screen: string, open: () => Promise<unknown>): Promise<void> {
  await open()
  await expect(page.getByRole('menu').first()).toBeVisible()
  await check(screen, '[role=menu]')
  await press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
}

const composed: readonly (readonly [Format, string])[] = [
  ['Text', 'hello {{nobody}}'],
  ['JSON', '[1,]'],
  ['Hex', '48 6'],
  ['Base64', 'SGVsbG8='],
  ['Ping', 'there?'],
  ['Close', '1005'],
]

/** 5,000 frames a second. */
const TURN_MS = 20
const PER_TURN = 100
/** At least so many of them in three seconds, on a slow machine. */
const FLOOD = 3000

/** So many of the first rows have every kind among them. */
const DEMO_ROWS = 30

test('a client session has nothing that axe-core objects to, in any look', async () => {
  test.slow()
  await check('start page')
  for (const name of ['Params', 'Headers', 'Protocols', 'Auth', 'TLS', 'Options']) {
    await tab(name).click()
    await check(`connect bar, ${name}`, '.session-tabs')
  }
  await window.button('Hide connection settings').click()
  await window.button('Take the tour').click()
  const tour = page.getByRole('region', { name: 'Tour' })
  await expect(tour.getByRole('status')).toContainText('Step 1 of 12')
  await check('tour')
  await press('Escape')
  await expect(tour).toHaveCount(0)

  // The demo sends a row of every kind by itself.
  await expect(window.state).toHaveText(/open/)
  await press('ControlOrMeta+t')
  await press('Home')
  const kinds = new Set<string>()
  for (let row = 0; row < DEMO_ROWS; row++) {
    const kind = (await window.selectedRow.locator('.timeline-kind').textContent()) ?? ''
    if (!kinds.has(kind)) await check(`row of ${kind}`, '.detail-panel')
    kinds.add(kind)
    await press('ArrowDown')
  }
  await window.rows('"type":"prices"').first().click()
  for (const name of ['Payload', 'Frame', 'Timing', 'Handshake']) {
    const shown = window.detail.getByRole('tab', { name })
    if ((await shown.count()) === 0) continue
    await shown.click()
    await check(`detail, ${name}`, '.detail-panel')
  }
  await window.detail.getByRole('tab', { name: 'Payload' }).click()
  for (const name of ['Tree', 'Text', 'Hex']) {
    await window.detail.getByRole('radio', { name }).click()
    await check(`payload as ${name}`, '.detail-panel')
  }
  await press('ControlOrMeta+Alt+h')
  await check('handshake', '.detail-panel')

  for (const [format, text] of composed) {
    await window.compose(format)
    await window.composer.getByRole('textbox').first().fill(text)
    await check(`composer, ${format}`, '.composer')
  }
  await window.compose('File')
  await check('composer, File', '.composer')
  await window.compose('Raw frame')
  await check('composer, Raw frame', '.composer')
  await window.send('Text', 'one of mine')
  await checkMenu('history', () => page.getByRole('button', { name: 'History' }).click())
  await checkDialog('send again and again', () => window.button('Every…').click())

  await window.filter.fill('dirr:received tick')
  await expect(page.getByText('There is no key “dirr”')).toBeVisible()
  await check('filter with a problem', '.filter-bar')
  await window.filter.fill('o')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await check('filter with completions', '.filter-bar')
  await press('Escape')
  await window.filter.fill('dir:sent')
  await press('Enter')
  await check('filtered')
  await window.button('Clear the filter').click()
  await press('ControlOrMeta+f')
  await window.find.fill('message')
  await check('find bar', '.find-bar')
  await window.find.press('Escape')
  await checkDialog('go to', () => press('ControlOrMeta+g'))
  await checkDialog('palette', () => press('ControlOrMeta+k'))
  await checkMenu('columns', () => window.button('Columns').click())
  await window.rows('This message is text').first().click()
  await checkMenu('row menu', () => press('Shift+F10'))
  await press('m')
  await checkDialog('note', () => press('n'))
  await press('ControlOrMeta+Alt+c')
  await check('chart folded', '.session-chart')
  await press('ControlOrMeta+Alt+b')
  await check('folded heartbeats')

  await checkDialog('environments, empty', () => window.button('Variables…').click())
  await window.button('Variables…').click()
  await window.button('Add').click()
  await dialog().getByRole('textbox', { name: 'Name of variable 1' }).fill('host')
  await check('environments', '[role=dialog]')
  await dialog().getByRole('button', { name: 'Save' }).click()
  await window.button('To library').click()
  await page.getByRole('region', { name: 'Library' }).getByRole('textbox').fill('feeds/mine')
  await press('Enter')
  await check('library', '.library')
  await checkDialog('export', () => press('ControlOrMeta+e'))
  await checkDialog('statistics', () => window.button('Statistics').click())
  await press('ControlOrMeta+r')
  await check('replay dialog', '[role=dialog]')
  await dialog().getByRole('button', { name: 'Replay', exact: true }).click()
  await expect(dialog()).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Replay in this session' })).toContainText('Replayed')
  await check('replay bar')
  await checkDialog('replay report', () =>
    page.getByRole('region', { name: 'Replay in this session' }).getByRole('button', { name: 'Report' }).click(),
  )
  await checkDialog('replay list', () => choose('replay.list'))
  expect(findings).toEqual([])
})

test('a server session, profiles and settings have nothing that axe-core objects to, in any look', async () => {
  test.slow()
  await press('ControlOrMeta+,')
  for (const name of ['Appearance', 'Shortcuts', 'Exports', 'Updates', 'Files', 'About']) {
    await tab(name).click()
    await check(`settings, ${name}`, '[role=dialog]')
  }
  await press('Escape')

  await window.url.fill('ws://one/')
  await press('ControlOrMeta+s')
  const name = page.getByRole('tree').getByRole('textbox', { name: 'Name' })
  await name.fill('One')
  await check('profile being named')
  await name.press('Enter')
  await window.url.fill('ws://edited/')
  await check('profile with unsaved changes')
  await checkMenu('new profile', () => window.button('New profile or folder').click())
  await page.getByRole('treeitem', { name: 'One' }).focus()
  await checkMenu('profile menu', () => press('Shift+F10'))

  await press('ControlOrMeta+n')
  await page.getByRole('combobox', { name: 'Kind of session' }).selectOption('server')
  for (const option of ['Handshake', 'Protocols', 'Deflate', 'TLS', 'Limits', 'Responders']) {
    await tab(option).click()
    await check(`server settings, ${option}`, '.session-tabs')
  }
  await window.button('+ Echo').click()
  await window.button('+ Ticker').click()
  await check('responders')
  await page.getByRole('textbox', { name: 'Host' }).fill('0.0.0.0')
  await check('open to the network')
  await page.getByRole('textbox', { name: 'Host' }).fill('127.0.0.1')
  await window.button('Hide connection settings').or(window.button('Hide server settings')).click()
  await window.button('Start').click()
  await expect(window.state).toHaveText(/listening/)
  await check('server without clients')
  const url = await page.getByRole('textbox', { name: 'URL of the server' }).inputValue()
  const sockets = [new WebSocket(`${url}a`), new WebSocket(`${url}b`)]
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  sockets[0]?.send('to the server')
  const connections = page.getByRole('grid', { name: 'Connections' })
  await expect(connections.getByRole('row')).toHaveCount(3)
  await connections.getByRole('row').nth(1).click()
  await check('connection list')
  await checkMenu('connection menu', () => press('Shift+F10'))
  await connections.getByRole('row').nth(1).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Close…' }).click()
  await check('close dialog', '[role=dialog]')
  await press('Escape')
  await press('ControlOrMeta+Alt+l')
  await check('connection strip')
  await expect(window.timeline).toBeInViewport()
  await press('ControlOrMeta+Alt+l')

  await press('ControlOrMeta+n')
  await page.getByRole('combobox', { name: 'Kind of session' }).selectOption('client')
  await window.connect(url)
  await expect(window.state).toHaveText(/open/)
  await check('session tabs')
  await press('ControlOrMeta+\\')
  await check('split view')
  await press('ControlOrMeta+\\')
  // Whichever of the two is shown now.
  await press('ControlOrMeta+Shift+d')
  await expect(window.state).toHaveText(/closed/)
  const remove = page.getByRole('button', { name: /^Delete 127/ }).first()
  await remove.click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await check('delete dialog', '[role=alertdialog]')
  await press('Escape')

  const open = async (file: string, content: string) => {
    const target = path.join(folder, file)
    writeFileSync(target, content)
    await app.evaluate(({ dialog: system }, chosen) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, target)
    await press('ControlOrMeta+o')
  }
  const notice = page.getByRole('region', { name: 'Import' })
  await open('notes.txt', 'nothing of the kind')
  await expect(notice).toContainText('nothing that can be imported')
  await check('import that failed')
  await open('page.har', JSON.stringify(chromeHar))
  await expect(notice).toContainText('1 session imported')
  await check('import that is done')
  await window.url.fill('ws://127.0.0.1:1/')
  await window.button('Connect').click()
  await expect(page.getByText('connection-refused').first()).toBeVisible()
  await check('connection that failed')
  const refusing = createServer(({ url: asked }, response) => {
    response
      .writeHead(asked === '/forbidden' ? 403 : 200, { 'X-Reason': 'closed on Sundays' })
      .end('come back on Monday')
  }).listen(0, '127.0.0.1')
  await once(refusing, 'listening')
  for (const [target, status] of [
    ['forbidden', '403'],
    ['page', '200'],
  ] as const) {
    await window.connect(`ws://127.0.0.1:${(refusing.address() as AddressInfo).port}/${target}`)
    await window.rows(status).first().click()
    await expect(window.detail).toContainText('come back on Monday')
    await check(`handshake refused with ${status}`)
  }
  refusing.close()
  for (const socket of sockets) socket.terminate()
  expect(findings).toEqual([])
})

/** How often each live region changes in so many milliseconds; what changes once may be told. */
const liveChanges = (milliseconds: number) =>
  page.evaluate(async (watched) => {
    const changes: Record<string, number> = {}
    const observer = new MutationObserver((records) => {
      const regions = new Set<Element>()
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        const region = element?.closest(
          '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output',
        )
        if (region) regions.add(region)
      }
      for (const { tagName, className } of regions) {
        const name = `${tagName} ${className}`
        changes[name] = (changes[name] ?? 0) + 1
      }
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    await new Promise((resolve) => setTimeout(resolve, watched))
    observer.disconnect()
    return changes
  }, milliseconds)

test('says nothing again and again while frames flood in, with Find, a filter and the chart open', async () => {
  const peer = await peerServer((socket) => {
    const timer = setInterval(() => void flood(socket, PER_TURN, 'tick {"id":1}'), TURN_MS)
    socket.on('close', () => clearInterval(timer))
  })
  await window.connect(peer.url)
  await expect(window.rows('tick')).not.toHaveCount(0)
  await press('ControlOrMeta+f')
  await window.find.fill('tick')
  await expect(page.locator('.find-count')).toContainText('match')
  await window.filter.fill('dir:received')
  await press('Enter')
  const before = Number(await window.timeline.getAttribute('aria-rowcount'))
  const changes = await liveChanges(3000)
  expect(Number(await window.timeline.getAttribute('aria-rowcount'))).toBeGreaterThan(before + FLOOD)
  expect(Object.entries(changes).filter(([, count]) => count > 1)).toEqual([])
  await press('ControlOrMeta+Shift+d')
  peer.close()
})
