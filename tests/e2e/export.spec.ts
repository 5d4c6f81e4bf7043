import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { peerServer, flood } from '../support/peer-server'

const SECRET = 'secret-token-4711'

let app: ElectronApplication
let window: MainWindow
let folder: string

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-export-'))
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, removal)
})

const dialog = () => window.page.getByRole('dialog')

/** The system's dialog answers with this path. */
async function answerWith(name: string): Promise<string> {
  const target = path.join(folder, name)
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  return target
}

test('exports with secrets hidden, and shows before what will be', async () => {
  const peer = await peerServer((socket) => socket.on('message', (data, binary) => socket.send(data, { binary })))
  await window.connect(`${peer.url}?access_token=${SECRET}`)
  await window.send('Text', `my token is ${SECRET}`)
  await expect(window.rows('my token is')).toHaveCount(2)
  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/)

  await window.page.keyboard.press('ControlOrMeta+e')
  await expect(dialog().getByText('4 payloads with secrets')).toBeVisible()
  await expect(dialog().getByLabel('Start of the file')).toContainText('"redacted":true')
  await expect(dialog()).not.toContainText(SECRET)

  const target = await answerWith('a.ndjson')
  await dialog().getByRole('button', { name: 'Export…' }).click()
  await expect(window.page.getByRole('region', { name: 'Export', exact: true })).toContainText(target)
  const text = readFileSync(target, 'utf8')
  expect(text).toContain(`my token is ${'*'.repeat(SECRET.length)}`)
  expect(text).not.toContain(SECRET)

  await window.page.keyboard.press('ControlOrMeta+e')
  await dialog().getByLabel('Hide secrets').uncheck()
  await expect(dialog().getByText('as they were on the wire')).toBeVisible()
  await dialog().getByLabel('Format').selectOption('csv')
  const open = await answerWith('b.csv')
  await dialog().getByRole('button', { name: 'Export…' }).click()
  await expect(window.page.getByRole('region', { name: 'Export', exact: true })).toContainText(open)
  expect(readFileSync(open, 'utf8')).toContain(SECRET)
  peer.close()
})

test('cancels an export half way and leaves nothing', async () => {
  let onSent: (count: number) => void = () => {}
  const sent = new Promise<number>((resolve) => (onSent = resolve))
  const peer = await peerServer((socket) => void flood(socket, 150_000, 'x'.repeat(200)).then(onSent))
  await window.connect(peer.url)
  await sent
  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/)
  const target = await answerWith('large.ndjson')
  await window.page.keyboard.press('ControlOrMeta+e')
  await dialog().getByRole('button', { name: 'Export…' }).click()
  const notice = window.page.getByRole('region', { name: 'Export', exact: true })
  await notice.getByRole('button', { name: 'Cancel' }).click()
  await expect(notice).toContainText('Export cancelled')
  expect(existsSync(target)).toBe(false)
  expect(readdirSync(folder)).toEqual([])
  peer.close()
})
