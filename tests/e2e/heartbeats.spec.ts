import { expect, test, type ElectronApplication } from '@playwright/test'
import type { WebSocket } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let app: ElectronApplication
let window: MainWindow
let peer: Awaited<ReturnType<typeof peerServer>>
let socket: WebSocket

test.beforeEach(async () => {
  peer = await peerServer((connected) => (socket = connected), { autoPong: false })
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
  await window.connect(peer.url)
  await expect(window.rows('101 Switching')).toHaveCount(1)
})
test.afterEach(async () => {
  await app.close()
  peer.close()
})

const press = (keys: string) => window.page.keyboard.press(keys)
const folds = () => window.rows('heartbeats')

/** Pings that the client answers, one after the other. */
async function pings(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const answered = new Promise((resolve) => socket.once('pong', resolve))
    socket.ping(`beat ${n}`)
    await answered
  }
}

test('folds heartbeats among data into rows that count, live, and shows each on demand', async () => {
  socket.send('{"type":"order","id":1}')
  await pings(20)
  socket.send('{"type":"ping"}')
  socket.send('{"type":"order","id":2}')
  await expect(window.rows('"id":2')).toHaveCount(1)
  await press('ControlOrMeta+Alt+B')
  await expect(folds()).toHaveCount(1)
  await expect(folds()).toContainText('41 heartbeats')
  await expect(folds()).toContainText('round trip')
  await expect(window.rows('beat 3')).toHaveCount(0)
  await expect(window.rows('order')).toHaveCount(2)

  await pings(3)
  await expect(folds().nth(1)).toContainText('6 heartbeats')
  await pings(1)
  await expect(folds().nth(1)).toContainText('8 heartbeats')
  await expect(folds()).toHaveCount(2)

  await folds().nth(1).click()
  await press('Enter')
  await expect(window.rows(/beat \d/)).toHaveCount(8)
  await press('ArrowDown')
  await expect(window.selectedRow).toContainText('beat 0')
  await press('ArrowDown')
  await press('ArrowLeft')
  await expect(window.rows(/beat \d/)).toHaveCount(0)
  await expect(window.selectedRow).toContainText('8 heartbeats')
  await folds().first().getByRole('button', { name: 'Show each' }).click()
  await expect(window.rows('beat 3')).toHaveCount(2)
  await folds().first().getByRole('button', { name: 'Fold' }).click()
  await expect(window.rows('beat 3')).toHaveCount(0)
})

test('leaves a ping without a pong as it is, and expands what Find and Go to lead to', async () => {
  await pings(5)
  await window.send('Ping', 'anybody?')
  await expect(window.rows('anybody?')).toHaveCount(1)
  await pings(2)
  socket.send('{"type":"pong"}')
  socket.send('{"type":"order"}')
  await expect(window.rows('order')).toHaveCount(1)
  await press('ControlOrMeta+Alt+B')
  await expect(folds()).toHaveCount(2)
  await expect(folds().first()).toContainText('10 heartbeats')
  await expect(folds().last()).toContainText('5 heartbeats')
  await expect(window.rows('anybody?')).toHaveCount(1)

  await press('ControlOrMeta+F')
  await window.find.fill('beat 3')
  await expect(window.findCount).toHaveText('2 matches')
  await press('Enter')
  await expect(window.selectedRow).toContainText('beat 3')
  await window.timeline.focus()
  await press('ArrowLeft')
  await expect(window.selectedRow).toContainText('10 heartbeats')
  await press('ControlOrMeta+G')
  await window.page.getByRole('textbox', { name: 'Event or time' }).fill('#5')
  await press('Enter')
  await expect(window.selectedRow).toContainText('beat')
  // The run begins there as well when a filter hides what ends it.
  await window.filter.fill('beat')
  await expect(folds().first()).toContainText('14 heartbeats')
  await expect(window.rows('beat 3')).toHaveCount(2)
  await window.filter.fill('')
  await expect(folds().first()).toContainText('10 heartbeats')
  await expect(window.rows('beat 3')).toHaveCount(2)
})

test('explains a rule that is wrong, applies one that is right, and remembers both switch and rule', async () => {
  socket.send('tick 1')
  socket.send('tick 2')
  socket.send('tock')
  await expect(window.rows('tock')).toHaveCount(1)
  await window.button('What a heartbeat is').click()
  await window.page.getByRole('checkbox', { name: 'Fold heartbeats' }).check()
  const field = window.page.getByRole('textbox', { name: 'Messages that are heartbeats' })
  await field.fill('dirr:received tick')
  await expect(window.page.getByText('There is no key “dirr”')).toBeVisible()
  await window.page.getByRole('button', { name: /Use “?dir/ }).click()
  await press('Escape')
  await expect(folds()).toContainText('2 heartbeats')

  await window.page.reload()
  await window.sessions.getByText('127.0.0.1').first().click()
  await expect(folds()).toContainText('2 heartbeats')
  await press('ControlOrMeta+Alt+B')
  await expect(window.rows('tick')).toHaveCount(2)
})
