import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { WebSocketServer } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { flood, peerServer } from '../support/peer-server'
import { selfSignedCertificate } from '../support/self-signed-certificate'

let app: ElectronApplication
let window: MainWindow

test.beforeEach(async () => {
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
})
test.afterEach(() => app.close())

test('connects, exchanges messages and closes', async () => {
  const peer = await peerServer((socket) => {
    socket.on('message', (data, binary) => socket.send(data, { binary }))
  })
  await window.connect(peer.url)
  await expect(window.state).toHaveText(/open/)

  await window.send('Text', 'grüße aus dem Test')
  await expect(window.rows('grüße aus dem Test')).toHaveCount(2)
  await window.send('Hex', '00 ff 10')
  await expect(window.rows('00 ff 10')).toHaveCount(2)
  await window.send('Ping', 'still there?')
  await expect(window.rows('still there?')).toHaveCount(2)

  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/)
  await expect(window.rows('1000')).not.toHaveCount(0)
  peer.close()
})

test('shows a refused handshake whole', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(403, { 'X-Reason': 'closed on Sundays' }).end('come back on Monday')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  await window.connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await expect(window.state).toHaveText(/failed/)
  await window.rows('403').first().click()
  await expect(window.detail).toContainText('X-Reason: closed on Sundays')
  await expect(window.detail).toContainText('come back on Monday')
  await expect(window.button('Connect')).toBeEnabled()
  server.close()
})

test('says why a certificate is not accepted, and accepts it when told so', async () => {
  const server = createTlsServer(selfSignedCertificate()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const peer = new WebSocketServer({ server })
  peer.on('connection', (socket) => socket.send('hello over TLS'))
  const url = `wss://127.0.0.1:${(server.address() as AddressInfo).port}/`
  await window.connect(url)
  await expect(window.state).toHaveText(/failed/)
  await expect(window.rows('certificate')).not.toHaveCount(0)

  await window.button('New session').click()
  await window.page.getByRole('tab', { name: 'TLS' }).click()
  await window.page.getByRole('checkbox', { name: 'Verify the certificate' }).uncheck()
  await window.connect(url)
  await expect(window.rows('hello over TLS')).toHaveCount(1)
  await expect(window.page.getByText('TLS not verified').first()).toBeVisible()
  peer.close()
  server.close()
})

test('disconnects at once in the middle of a flood, and has recorded all that came', async () => {
  let sent = 0
  const peer = await peerServer(
    (socket) => void flood(socket, 200_000, 'x'.repeat(200)).then((count) => (sent = count)),
    {
      perMessageDeflate: false,
    },
  )
  await window.connect(peer.url)
  await expect(window.rows('xxxx')).not.toHaveCount(0)
  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/, { timeout: 2_000 })
  expect(sent).toBeGreaterThan(0)
  peer.close()
})

test('finds the recording after a restart', async () => {
  await app.close()
  const userData = mkdtempSync(path.join(os.tmpdir(), 'framescope-restart-'))
  const peer = await peerServer((socket) => socket.send('remember me'))
  app = await launchApp({ userData })
  window = new MainWindow(await app.firstWindow())
  await window.connect(peer.url)
  await expect(window.rows('remember me')).toHaveCount(1)
  await app.close()

  app = await launchApp({ userData })
  window = new MainWindow(await app.firstWindow())
  await window.sessions.getByText('127.0.0.1').first().click()
  await expect(window.rows('remember me')).toHaveCount(1)
  await expect(window.rows('closed')).not.toHaveCount(0)
  app.once('close', () => rmSync(userData, removal))
  peer.close()
})
