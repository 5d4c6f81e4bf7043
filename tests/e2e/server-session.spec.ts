import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { chromium, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { WebSocket } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'

let app: ElectronApplication
let page: Page
let window: MainWindow

test.beforeEach(async () => {
  app = await launchApp()
  page = await app.firstWindow()
  window = new MainWindow(page)
})
test.afterEach(() => app.close())

const startServer = async (): Promise<string> => {
  await window.button('Start a server').click()
  await expect(window.state).toHaveText(/listening/)
  return page.getByRole('textbox', { name: 'URL of the server' }).inputValue()
}

async function client(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url)
  await once(socket, 'open')
  return socket
}

const connections = () => page.getByRole('grid', { name: 'Connections' })
const connection = (text: string | RegExp) => connections().getByRole('row').filter({ hasText: text })

const CHROMIUM = '/usr/bin/chromium'
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
/** Its first start on a machine reads hundreds of megabytes; milliseconds. */
const COLD_START = 120_000

test('serves Chromium: answers by hand, broadcasts, closes it and stops', async () => {
  test.skip(!existsSync(CHROMIUM), 'no Chromium')
  test.setTimeout(COLD_START + 60_000)
  const url = await startServer()
  const site = createServer((_request, response) => response.end('<!doctype html><title>client</title>'))
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET, timeout: COLD_START })
  const tab = await browser.newPage()
  await tab.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`)
  await tab.evaluate((to) => {
    const heard: string[] = []
    const socket = new WebSocket(to, ['chat'])
    socket.addEventListener('open', () => socket.send('from the page'))
    socket.addEventListener('message', ({ data }) => heard.push(data as string))
    socket.addEventListener('close', ({ code, reason }) => heard.push(`${code} ${reason}`))
    Object.assign(globalThis, { heard })
  }, `${url}page`)
  const heard = () => tab.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
  await expect(window.rows('from the page')).toHaveCount(1)
  await expect(connection('/page')).toContainText('open')
  await expect(connection('/page')).toContainText('chat')

  const other = await client(url)
  const otherHeard: string[] = []
  other.on('message', (data) => otherHeard.push((data as Buffer).toString()))
  await expect(connections().getByRole('row')).toHaveCount(3)
  await connection('/page').click()
  await window.send('Text', 'only for you')
  await expect.poll(heard).toEqual(['only for you'])
  await window.composer.getByRole('combobox', { name: 'to' }).selectOption('all')
  await window.send('Text', 'for everybody')
  await expect.poll(heard).toEqual(['only for you', 'for everybody'])
  await expect.poll(() => otherHeard).toEqual(['for everybody'])

  await connection('/page').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Close…' }).click()
  await page.getByRole('textbox', { name: 'Code' }).fill('4001')
  await page.getByRole('textbox', { name: 'Reason' }).fill('go away')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect.poll(heard).toContain('4001 go away')
  await expect(connection('/page')).toContainText('closed')

  const ended = once(other, 'close')
  await window.button('Stop').click()
  expect((await ended)[0]).toBe(1001)
  await expect(window.state).toHaveText(/closed/)
  await browser.close()
  site.close()
})

test('shows the events of the connections that are selected, and steers them', async () => {
  const url = await startServer()
  const sockets = [await client(`${url}a`), await client(`${url}b`), await client(`${url}c`)]
  sockets.forEach((socket, index) => socket.send(`hello from ${index + 1}`))
  await expect(window.rows('hello from')).toHaveCount(3)
  await connection('/a').click()
  await expect(window.rows('hello from')).toHaveCount(1)
  await connection('/c').click({ modifiers: ['ControlOrMeta'] })
  await expect(window.rows('hello from')).toHaveCount(2)
  await expect(window.rows('hello from 2')).toHaveCount(0)

  const reset = once(sockets[0]!, 'close')
  await page.keyboard.press('ControlOrMeta+Shift+l')
  await page.keyboard.press('w')
  await expect(connections().getByRole('img', { name: 'pongs withheld' })).toHaveCount(2)
  await page.keyboard.press('d')
  expect((await reset)[0]).toBe(1006)
  await page.keyboard.press('Escape')
  await expect(window.rows('hello from')).toHaveCount(3)
  expect(sockets[1]?.readyState).toBe(WebSocket.OPEN)
  sockets[1]?.terminate()
})

test('says beside the port that it is taken, and asks before it lets others in', async () => {
  const taken = createTcpServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  await page.getByRole('combobox', { name: 'Kind of session' }).selectOption('server')
  const port = page.getByRole('textbox', { name: 'Port' })
  await port.fill(String((taken.address() as AddressInfo).port))
  await window.button('Start').click()
  await expect(page.getByText('address-in-use')).toBeVisible()
  await expect(port).toHaveAttribute('aria-invalid', 'true')

  await port.fill('0')
  await page.getByRole('textbox', { name: 'Host' }).fill('0.0.0.0')
  await expect(window.button('Start')).toBeDisabled()
  await page.getByRole('checkbox', { name: 'Let them in' }).check()
  await window.button('Start').click()
  await expect(page.getByText('open to the network')).toBeVisible()
  taken.close()
})

test('keeps the draft of the server over a restart, and refuses clients as it says', async () => {
  await page.getByRole('combobox', { name: 'Kind of session' }).selectOption('server')
  await page.getByRole('tab', { name: 'Handshake' }).click()
  await page.getByRole('radio', { name: 'Refuse' }).click()
  await page.getByRole('textbox', { name: 'Status' }).fill('429')
  await page.getByRole('textbox', { name: 'Body' }).fill('not so fast')
  await window.button('Start').click()
  await expect(window.state).toHaveText(/listening/)
  const socket = new WebSocket(await page.getByRole('textbox', { name: 'URL of the server' }).inputValue())
  const [error] = (await once(socket, 'error')) as [Error]
  expect(error.message).toContain('429')
  await expect(connection('refused')).toHaveCount(1)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Kind of session' })).toHaveValue('server')
  await expect(page.getByRole('textbox', { name: 'Status' })).toHaveCount(0)
  await page.getByRole('tab', { name: 'Handshake' }).click()
  await expect(page.getByRole('textbox', { name: 'Status' })).toHaveValue('429')
})

test('answers by rules, which can be changed while it runs, and says what is wrong with one', async () => {
  const url = await startServer()
  await page.getByRole('tab', { name: 'Responders' }).click()
  await page.getByRole('button', { name: '+ Echo' }).click()
  const socket = await client(url)
  const heard: string[] = []
  socket.on('message', (data) => heard.push((data as Buffer).toString()))
  socket.send('back to me')
  await expect.poll(() => heard).toEqual(['back to me'])

  const editor = page.getByRole('region', { name: 'Responders' })
  await editor.getByRole('combobox', { name: 'Content' }).selectOption('text')
  await editor.getByRole('textbox', { name: 'Text' }).fill('you said {{message.txt}}')
  await expect(editor.getByText('template-invalid')).toBeVisible()
  await editor.getByRole('textbox', { name: 'Text' }).fill('you said {{message.text}}')
  await expect(editor.getByText('template-invalid')).toHaveCount(0)
  socket.send('hello')
  await expect.poll(() => heard).toEqual(['back to me', 'you said hello'])

  await editor.getByRole('checkbox', { name: 'Echo is on' }).uncheck()
  socket.send('anybody?')
  await expect(window.rows('anybody?')).toHaveCount(1)
  expect(heard).toHaveLength(2)
  socket.terminate()
})
