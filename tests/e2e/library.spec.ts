import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let userData: string
let app: ElectronApplication
let window: MainWindow
let peer: Awaited<ReturnType<typeof peerServer>>
let heard: string[]

async function start(): Promise<void> {
  app = await launchApp({ userData })
  window = new MainWindow(await app.firstWindow())
  await window.connect(peer.url)
  await expect(window.state).toHaveText(/open/)
}

test.beforeEach(async () => {
  heard = []
  peer = await peerServer((socket) => {
    socket.on('message', (data: Buffer) => heard.push(data.toString()))
    socket.send('{"op":"hello"}')
  })
  userData = mkdtempSync(path.join(os.tmpdir(), 'framescope-library-'))
  await start()
})
test.afterEach(async () => {
  await app.close()
  peer.close()
  rmSync(userData, removal)
})

const library = () => window.page.getByRole('region', { name: 'Library' })
const items = () => library().getByRole('listitem')
const press = (keys: string) => window.page.keyboard.press(keys)

async function keep(text: string, name: string): Promise<void> {
  await window.compose('Text')
  await window.composer.getByRole('textbox').fill(text)
  await window.button('To library').click()
  await expect(library().getByRole('textbox')).toBeFocused()
  await library().getByRole('textbox').fill(name)
  await press('Enter')
  await expect(library().getByRole('textbox')).toHaveCount(0)
}

test('keeps messages over a restart, sends them by shortcut and edits them before sending', async () => {
  await keep('subscribe to trades', 'trades')
  await keep('subscribe to orders', 'feeds/orders')
  await expect(items()).toHaveText([/1trades/, /2orders/])
  await app.close()
  await start()
  await expect(items()).toHaveText([/1trades/, /2orders/])
  await press('ControlOrMeta+2')
  await press('ControlOrMeta+1')
  await expect.poll(() => heard).toEqual(['subscribe to orders', 'subscribe to trades'])
  await items().filter({ hasText: 'orders' }).getByRole('button').first().click()
  const editor = window.composer.getByRole('textbox')
  await expect(editor).toBeFocused()
  await expect(editor).toHaveText('subscribe to orders')
  await editor.fill('subscribe to more')
  await press('ControlOrMeta+Enter')
  await expect.poll(() => heard.at(-1)).toBe('subscribe to more')
})

test('orders, renames and deletes messages, and takes that back', async () => {
  for (const name of ['one', 'two', 'three']) await keep(name, name)
  const open = (name: string) => items().filter({ hasText: name }).getByRole('button').first()
  await open('three').focus()
  await press('Alt+ArrowUp')
  await expect(items()).toHaveText([/1one/, /2three/, /3two/])
  await open('one').focus()
  await press('F2')
  await library().getByRole('textbox').fill('first')
  await press('Enter')
  await expect(items()).toHaveText([/1first/, /2three/, /3two/])
  await expect(open('first')).toBeFocused()
  await press('F2')
  await press('Escape')
  await expect(open('first')).toBeFocused()
  await open('three').focus()
  await press('Delete')
  await expect(items()).toHaveText([/1first/, /2two/])
  await expect(open('two')).toBeFocused()
  await library().getByRole('button', { name: 'Undo' }).click()
  await expect(items()).toHaveText([/1first/, /2three/, /3two/])
  await open('first').click({ button: 'right' })
  await window.page.getByRole('menuitem', { name: 'Replace with what the composer holds' }).click()
  await expect(library().getByRole('status')).toContainText('first is replaced.')
  await library().getByRole('button', { name: 'Undo' }).click()
  await expect(library().getByRole('status')).toHaveCount(0)
  await open('two').click({ button: 'right' })
  await window.page.getByRole('menuitem', { name: /^Send/ }).click()
  await expect.poll(() => heard).toEqual(['two'])
})

test('adds a row of the timeline, and sees what another program does to the files', async () => {
  await window.rows('hello').click()
  await press('l')
  await library().getByRole('textbox').fill('greeting')
  await press('Enter')
  await expect(items()).toHaveText([/1greeting/])
  const folder = path.join(userData, 'workspace', 'messages')
  const file = path.join(folder, 'greeting.json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    format: 'framescope-message',
    message: { kind: 'json', json: '{"op":"hello"}' },
  })
  writeFileSync(path.join(folder, 'copied.json'), readFileSync(file, 'utf8').replace('"greeting"', '"copied by hand"'))
  await expect(items()).toHaveText([/1copied by hand/, /2greeting/])
})

test('exports all messages and imports them again', async () => {
  await keep('over there', 'far/away')
  const file = path.join(userData, 'messages.json')
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)
  await library().getByRole('button', { name: 'Import and export' }).click()
  await window.page.getByRole('menuitem', { name: 'Export messages…' }).click()
  await expect(library().getByRole('status')).toContainText('1 message exported.')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ messages: [{ folder: 'far', name: 'away' }] })
  await library().getByRole('button', { name: 'Import and export' }).click()
  await window.page.getByRole('menuitem', { name: 'Import messages…' }).click()
  await expect(library().getByRole('status')).toContainText('1 message imported.')
  await expect(items()).toHaveCount(2)
})

test('remembers what was sent over a restart', async () => {
  await window.send('Text', 'sent before')
  await expect.poll(() => heard).toEqual(['sent before'])
  await app.close()
  await start()
  await window.page.getByRole('button', { name: 'History' }).click()
  await window.page.getByRole('menuitem', { name: 'sent before' }).click()
  await expect(window.composer.getByRole('textbox')).toHaveText('sent before')
})

test('sends again and again until it is stopped', async () => {
  await window.compose('Text')
  await window.composer.getByRole('textbox').fill('beat')
  await window.button('Every…').click()
  const form = window.page.getByRole('dialog', { name: 'Send again and again' })
  await form.getByRole('textbox', { name: 'Every' }).fill('20')
  await form.getByRole('textbox', { name: 'So many times' }).fill('3')
  await form.getByRole('button', { name: 'Start' }).click()
  const repeats = window.composer.getByRole('list', { name: 'Sent again and again' }).getByRole('listitem')
  await expect(repeats).toHaveText([/text beat.*3 of 3 sent.*done/])
  await expect.poll(() => heard).toEqual(['beat', 'beat', 'beat'])
  await window.button('Every…').click()
  await form.getByRole('textbox', { name: 'So many times' }).fill('')
  await form.getByRole('button', { name: 'Start' }).click()
  await expect.poll(() => heard.length).toBeGreaterThan(8)
  await repeats.last().getByRole('button', { name: 'Stop' }).click()
  await expect(repeats.last()).toContainText('stopped')
  await repeats.first().getByRole('button', { name: 'Put away' }).click()
  await expect(repeats).toHaveCount(1)
})
