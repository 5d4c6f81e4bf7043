import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let app: ElectronApplication
let window: MainWindow

test.beforeEach(async () => {
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
})
test.afterEach(() => app.close())

/** Records a session with ten messages, a ping that is answered and a clean end. */
async function recordSession(): Promise<void> {
  const peer = await peerServer((socket) => {
    for (let message = 1; message <= 10; message++) socket.send(`message ${message}`)
  })
  await window.connect(peer.url)
  await expect(window.rows('message 10')).toHaveCount(1)
  await window.send('Ping', 'still there?')
  await expect(window.rows('pong')).toHaveCount(1)
  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/)
  peer.close()
}

test('shows a session at a glance and filters the timeline for a part of it', async () => {
  await recordSession()
  const { page } = window
  const chart = page.getByRole('region', { name: 'Chart of the session' })
  const brush = chart.getByRole('slider', { name: 'Part of the session' })
  const filter = page.getByRole('combobox', { name: 'Filter' })
  await expect(chart).toContainText('10 received')

  const { x, y, width, height } = (await brush.boundingBox())!
  await page.mouse.move(x + width * 0.6, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.9, y + height / 2, { steps: 5 })
  await page.mouse.up()
  await expect(filter).toHaveValue(/^after:\S+ before:\S+$/)
  await expect(window.rows('message 1')).toHaveCount(0)

  await brush.press('Escape')
  await expect(filter).toHaveValue('')
  await expect(window.rows('message 10')).toHaveCount(1)

  await brush.press('ArrowRight')
  await expect(brush).toHaveAttribute('aria-valuetext', / – /)
  await brush.press('Escape')

  await chart.getByRole('button', { name: 'Chart of the session' }).click()
  await expect(brush).toHaveCount(0)
  await page.reload()
  await window.sessions.getByText('127.0.0.1').first().click()
  await expect(chart.getByRole('button')).toHaveAttribute('aria-expanded', 'false')
})

test('lets a part be dragged out of a session that goes on', async () => {
  const peer = await peerServer((socket) => {
    const timer = setInterval(() => socket.send('tick'), 20)
    socket.on('close', () => clearInterval(timer))
  })
  await window.connect(peer.url)
  const { page } = window
  const brush = page.getByRole('slider', { name: 'Part of the session' })
  const end = async () => Number(await brush.getAttribute('aria-valuemax'))
  await expect.poll(end).toBeGreaterThan(0)
  const { x, y, width, height } = (await brush.boundingBox())!
  await page.mouse.move(x + width * 0.3, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 5 })
  // New figures come while the button is held.
  const before = await end()
  await expect.poll(end).toBeGreaterThan(before)
  await page.mouse.up()
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue(/^after:\S+ before:\S+$/)
  peer.close()
})

test('tells the figures of a connection, and copies them', async () => {
  await recordSession()
  const { page } = window
  await window.button('Statistics').click()
  const table = page.getByRole('table', { name: 'Connection 1' })
  await expect(table.getByRole('row', { name: /received/ })).toContainText('10')
  await expect(table.getByRole('row', { name: /ping/ })).toContainText('ms')
  await page.getByRole('button', { name: 'Copy Statistics of connections' }).click()
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied.split('\n')).toHaveLength(4)
  expect(copied).toContain('1\treceived\t10\t')
})
