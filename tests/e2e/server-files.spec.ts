import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { WebSocket } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { selfSignedCertificate } from '../support/self-signed-certificate'

let folder: string
let app: ElectronApplication
let page: Page
let window: MainWindow

async function start(): Promise<void> {
  app = await launchApp({ userData: path.join(folder, 'data') })
  page = await app.firstWindow()
  window = new MainWindow(page)
}

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'framescope-files-'))
  await start()
  await page.getByRole('combobox', { name: 'Kind of session' }).selectOption('server')
})
test.afterEach(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** A file that the next dialog comes back with. */
async function choosing(name: string, contents: string | Buffer): Promise<void> {
  const file = path.join(folder, name)
  await writeFile(file, contents)
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)
}

async function openTls(kind: 'pem' | 'pfx' | 'self-signed'): Promise<void> {
  await page.getByRole('tab', { name: 'TLS' }).click()
  await page.getByRole('combobox', { name: 'Server certificate', exact: true }).selectOption(kind)
}

async function serve(): Promise<string> {
  await window.button('Start').click()
  await expect(window.state).toHaveText(/listening/)
  return page.getByRole('textbox', { name: 'URL of the server' }).inputValue()
}

async function stop(): Promise<void> {
  await window.button('Stop').click()
  await expect(window.state).toHaveText(/closed/)
}

async function client(url: string, ca?: string | Buffer): Promise<WebSocket> {
  const socket = new WebSocket(url, { ca })
  await once(socket, 'open')
  return socket
}

/** Starts the app again, and shows the session that it has recorded. */
async function reopen(): Promise<void> {
  await app.close()
  await start()
  await window.sessions
    .getByRole('button', { name: /127\.0\.0\.1/ })
    .first()
    .click()
}

test('takes certificate and key from files, and starts again with them', async () => {
  const { cert, key } = selfSignedCertificate()
  await openTls('pem')
  await choosing('server.pem', 'no certificate')
  await window.button('Certificate from file…').click()
  await window.button('Start').click()
  const field = page.getByRole('textbox', { name: 'Certificate', exact: true })
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/certificate-invalid/)

  await choosing('server.pem', cert)
  await window.button('Certificate from file…').click()
  await choosing('server.key', key)
  await window.button('Key from file…').click()
  for (const again of [false, true]) {
    const socket = await client(await serve(), cert)
    socket.terminate()
    await stop()
    // What a session keeps has no key in it: the next start has it from the draft.
    if (!again) await expect(page.getByRole('textbox', { name: 'Private key' })).not.toHaveValue('')
  }
})

test('takes a PFX from a file, and says beside the passphrase that it is wrong', async () => {
  const { cert, key } = selfSignedCertificate()
  const pem = path.join(folder, 'both.pem')
  await writeFile(pem, Buffer.concat([cert, key]))
  const pfx = execFileSync('openssl', ['pkcs12', '-export', '-in', pem, '-passout', 'pass:right'])
  await openTls('pfx')
  await choosing('server.pfx', pfx)
  await window.button('Choose PFX…').click()
  await expect(page.getByText('chosen', { exact: true })).toBeVisible()
  const passphrase = page.getByLabel('Passphrase')
  await passphrase.fill('wrong')
  await window.button('Start').click()
  await expect(passphrase).toHaveAccessibleDescription(/passphrase-wrong/)
  await passphrase.fill('right')
  const socket = await client(await serve(), cert)
  socket.terminate()
})

test('gives away its own certificate, and makes another one when asked to', async () => {
  await openTls('self-signed')
  const certificates: string[] = []
  for (const number of [1, 2]) {
    const url = await serve()
    const target = path.join(folder, `exported-${number}.pem`)
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, target)
    await window.button('Export certificate…').click()
    await expect.poll(() => readFile(target, 'utf8').catch(() => '')).toContain('END CERTIFICATE')
    const exported = await readFile(target, 'utf8')
    const socket = await client(url, exported)
    socket.terminate()
    certificates.push(exported)
    await stop()
    if (number === 1) await window.button('Make another one at the next start').click()
  }
  expect(certificates[1]).not.toBe(certificates[0])
})

test('sends the file of a responder, and asks for it again where it is not kept', async () => {
  await page.getByRole('tab', { name: 'Responders' }).click()
  await window.button('+ Rule').click()
  // The page is another one after the restart.
  const editor = () => page.getByRole('region', { name: 'Responders' })
  const choose = () => editor().getByRole('button', { name: 'Choose file…' })
  await editor().getByRole('combobox', { name: 'What happens' }).selectOption('connected')
  await editor().getByRole('combobox', { name: 'Content' }).selectOption('file')
  await expect(choose()).toHaveAccessibleDescription(/file-missing/)
  await choosing('greeting.bin', Buffer.from([1, 2, 3]))
  await choose().click()
  await expect(editor().getByText('greeting.bin')).toBeVisible()
  await expect(editor().getByText('file-missing')).toHaveCount(0)
  const socket = new WebSocket(await serve())
  const [greeting] = (await once(socket, 'message')) as [Buffer]
  expect([...greeting]).toEqual([1, 2, 3])
  socket.terminate()

  await reopen()
  await page.getByRole('tab', { name: 'Responders' }).click()
  await editor().getByRole('button', { name: /Rule/ }).first().click()
  await expect(choose()).toHaveAccessibleDescription(/file-missing/)
})

test('lists the connections of a stored session, and filters by them and by responder', async () => {
  await page.getByRole('tab', { name: 'Responders' }).click()
  await window.button('+ Echo').click()
  const url = await serve()
  // Closed, it leaves room for every row.
  await page.getByRole('tab', { name: 'Responders' }).click()
  const sockets = [await client(`${url}first`), await client(`${url}second`)]
  for (const [index, socket] of sockets.entries()) {
    socket.send(`hello ${index}`)
    await once(socket, 'message')
  }
  await expect(window.rows('hello')).toHaveCount(4)
  await reopen()
  const connections = page.getByRole('grid', { name: 'Connections' })
  const connection = (text: string) => connections.getByRole('row').filter({ hasText: text })
  await expect(connection('/first')).toContainText('closed')
  await connection('/second').click()
  await expect(window.rows('hello')).toHaveCount(2)
  await window.filter.fill('by:echo')
  await expect(window.rows('hello')).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+Shift+l')
  await page.keyboard.press('Escape')
  await expect(window.rows('hello')).toHaveCount(2)
  await connection('/first').click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Ping P' })).toBeDisabled()
})
