import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { WebSocketServer } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'
import { TestAuthority } from '../support/test-authority'

const cleanups: (() => unknown)[] = []
test.afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

async function start(env: Record<string, string> = {}): Promise<{ page: Page; window: MainWindow }> {
  const app: ElectronApplication = await launchApp({ env })
  cleanups.push(() => app.close())
  const page = await app.firstWindow()
  return { page, window: new MainWindow(page) }
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** An HTTP proxy that takes every place for one port of this machine. */
async function proxyTo(port: number) {
  const asked: { target: string | undefined; credentials: string | undefined }[] = []
  const others: (string | undefined)[] = []
  const sockets = new Set<Socket>()
  const proxy = createHttpServer()
  proxy.on('request', (request, response) => {
    others.push(request.url)
    response.writeHead(502).end()
  })
  proxy.on('connect', (request, socket: Socket) => {
    asked.push({ target: request.url, credentials: request.headers['proxy-authorization'] })
    const server = connect(port, '127.0.0.1')
    for (const each of [socket, server]) {
      sockets.add(each)
      each.on('error', () => {})
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    server.pipe(socket).pipe(server)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  return { port: (proxy.address() as AddressInfo).port, asked, others }
}

async function echo() {
  const peer = await peerServer((socket) => socket.on('message', (data, binary) => socket.send(data, { binary })))
  cleanups.push(peer.close)
  return { url: peer.url, port: Number(new URL(peer.url).port) }
}

test('sends parameters, cookies and credentials as the tables say', async () => {
  const http = createHttpServer()
  new WebSocketServer({ server: http }).on('connection', (socket, { url, headers }) =>
    socket.send(`${url} | ${headers.authorization} | ${headers.cookie}`),
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  cleanups.push(() => http.closeAllConnections())
  const { page, window } = await start()
  await window.url.fill(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/?depth=20`)
  await tab(page, 'Params').click()
  await expect(field(page, 'Value of parameter 1')).toHaveValue('20')
  await page.getByRole('button', { name: 'Add parameter' }).click()
  await field(page, 'Name of parameter 2').fill('pair')
  await field(page, 'Value of parameter 2').fill('BTC&EUR')
  await expect(window.url).toHaveValue(/\?depth=20&pair=BTC%26EUR$/)
  await window.url.press('End')
  await window.url.pressSequentially('&live')
  await expect(field(page, 'Name of parameter 3')).toHaveValue('live')

  await tab(page, 'Headers').click()
  await page.getByRole('button', { name: 'Add cookie' }).click()
  await field(page, 'Name of cookie 1').fill('session id')
  await field(page, 'Value of cookie 1').fill('42')
  await tab(page, 'Auth').click()
  await page.getByRole('combobox', { name: 'Authentication' }).selectOption('bearer')
  await field(page, 'Token').fill('{{nobody}}')
  await expect(page.getByText('The active environment has no variable “nobody”')).toBeVisible()
  await field(page, 'Token').fill('abc')
  // A look at another kind takes nothing away.
  await page.getByRole('combobox', { name: 'Authentication' }).selectOption('basic')
  await page.getByRole('combobox', { name: 'Authentication' }).selectOption('bearer')
  await window.button('Connect').click()
  await expect(page.getByRole('alert')).toContainText('cookie-invalid')
  await field(page, 'Name of cookie 1').fill('session')
  await window.button('Connect').click()
  await expect(window.rows('/?depth=20&pair=BTC%26EUR&live | Bearer abc | session=42')).toHaveCount(1)

  // Connect again takes what was typed, though the recording does not have it.
  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/)
  await window.button('Connect').click()
  await expect(window.rows('Bearer abc | session=42')).toHaveCount(1)
  await window.button('Disconnect').click()
})

test('shows a client certificate where the server requires one, and says beside the field what is wrong', async () => {
  const authority = new TestAuthority()
  const https = createServer({ ...authority.server, ca: authority.ca, requestCert: true })
  new WebSocketServer({ server: https }).on('connection', (socket) => socket.send('who you say'))
  https.listen(0, '127.0.0.1')
  await once(https, 'listening')
  cleanups.push(() => https.closeAllConnections())
  const { page, window } = await start()
  const url = `wss://127.0.0.1:${(https.address() as AddressInfo).port}/`
  await window.connect(url)
  await expect(page.getByRole('alert')).toContainText('tls-certificate')
  await tab(page, 'TLS').click()
  await field(page, 'Also trusted').fill(authority.ca)
  await window.button('Connect').click()
  await expect(page.getByRole('alert')).toContainText('client-certificate-refused')
  await page.getByRole('combobox', { name: 'Client certificate' }).selectOption('pem')
  await field(page, 'Certificate').fill(authority.client.cert)
  await field(page, 'Private key').fill(authority.client.key)
  await field(page, 'Passphrase').fill('wrong')
  await window.button('Connect').click()
  await expect(page.getByRole('alert')).toContainText('passphrase-wrong')
  await expect(field(page, 'Passphrase')).toHaveAttribute('aria-invalid', 'true')
  await field(page, 'Passphrase').fill('right')
  await window.button('Connect').click()
  await expect(window.rows('who you say')).toHaveCount(1)
  await expect(window.state).toHaveText(/open/)
})

test('goes through a proxy, and says which', async () => {
  const { port } = await echo()
  const proxy = await proxyTo(port)
  const { page, window } = await start()
  await tab(page, 'Options').click()
  await page.getByRole('combobox', { name: 'Proxy', exact: true }).selectOption('http')
  await window.connect('ws://server.test/chat')
  await expect(page.getByRole('alert')).toContainText('proxy-invalid')
  await field(page, 'Proxy host').fill('127.0.0.1')
  await field(page, 'Proxy port').fill(String(proxy.port))
  await field(page, 'Proxy user').fill('me')
  await field(page, 'Proxy password').fill('hush')
  await window.button('Connect').click()
  await expect(window.rows(`through http://127.0.0.1:${proxy.port}`)).toHaveCount(1)
  await window.send('Text', 'all the way')
  await expect(window.rows('all the way')).toHaveCount(2)
  expect(proxy.asked).toEqual([{ target: 'server.test:80', credentials: 'Basic bWU6aHVzaA==' }])
  // What is kept for the next start of the app has no password in it.
  expect(await page.evaluate(() => JSON.stringify(Object.values(localStorage)))).not.toContain('hush')
})

test('goes through the proxy of the system where it is told to', async () => {
  const { port } = await echo()
  const proxy = await proxyTo(port)
  const at = `http://127.0.0.1:${proxy.port}`
  const { page, window } = await start({ http_proxy: at, https_proxy: at, XDG_CURRENT_DESKTOP: '' })
  await tab(page, 'Options').click()
  await page.getByRole('combobox', { name: 'Proxy', exact: true }).selectOption('system')
  await window.connect('ws://server.test/')
  await expect(window.rows(`through ${at}`)).toHaveCount(1)
  await expect(window.state).toHaveText(/open/)
  // Nor has Chromium anything to ask of its own, such as for dictionaries.
  expect(proxy.asked).toEqual([{ target: 'server.test:80', credentials: undefined }])
  expect(proxy.others).toEqual([])
})
