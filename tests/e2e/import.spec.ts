import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { chromeHar } from '../support/chrome-har'
import { peerServer } from '../support/peer-server'

let folder: string
let app: ElectronApplication
let window: MainWindow

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framescope-import-'))
  app = await launchApp({ userData: path.join(folder, 'data') })
  window = new MainWindow(await app.firstWindow())
  await expect(window.button('Connect')).toBeVisible()
})
test.afterEach(async () => {
  await app.close()
  rmSync(folder, removal)
})

async function choose(file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, file)
}

const notice = () => window.page.getByRole('region', { name: 'Import' })

test('shows the messages of a HAR that Chrome has written', async () => {
  const file = path.join(folder, 'page.har')
  writeFileSync(file, JSON.stringify(chromeHar))
  await choose(file)
  await window.page.keyboard.press('ControlOrMeta+O')
  await expect(notice()).toContainText('1 session imported')
  await expect(window.page.locator('.session-item')).toContainText('imported')
  await expect(window.page.getByRole('grid')).toContainText('{"op":"subscribe"}')
  await expect(window.page.getByRole('grid')).toContainText('Grüße')
})

test('imports a file that is dropped on the window, and says what is no recording', async () => {
  const file = path.join(folder, 'notes.txt')
  writeFileSync(file, 'nothing of the kind')
  const session = await window.page.context().newCDPSession(window.page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await expect(window.page.getByText('Drop a recording here')).toBeVisible()
  await session.send('Input.dispatchDragEvent', { type: 'drop', x: 400, y: 300, data })
  await expect(notice()).toContainText('“notes.txt” is nothing that can be imported')
})

test('exports a session, imports it and exports the same again', async () => {
  const peer = await peerServer((socket) => socket.on('message', (data) => socket.send(data)))
  await window.connect(peer.url)
  await expect(window.state).toHaveText(/open/)
  await window.compose('Text')
  await window.composer.getByRole('textbox').fill('there and back')
  await window.page.keyboard.press('ControlOrMeta+Enter')
  await expect(window.page.getByRole('grid')).toContainText('there and back')
  await window.page.keyboard.press('ControlOrMeta+Shift+D')
  await expect(window.state).toHaveText(/closed/)
  peer.close()
  const files = ['first.ndjson', 'second.ndjson'].map((name) => path.join(folder, name))
  const exportTo = async (file: string): Promise<string> => {
    await choose(file)
    await window.page.keyboard.press('ControlOrMeta+E')
    await window.page.getByRole('dialog').getByRole('button', { name: 'Export…' }).click()
    await expect(window.page.getByRole('region', { name: 'Export' })).toContainText(file)
    return readFileSync(file, 'utf8')
  }
  const first = await exportTo(files[0] ?? '')
  await window.page.keyboard.press('ControlOrMeta+O')
  await expect(notice()).toContainText('1 session imported')
  expect(await exportTo(files[1] ?? '')).toBe(first)
})
