import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { gridFaults } from '../support/grid-check'
import { flood, peerServer } from '../support/peer-server'

let app: ElectronApplication
let window: MainWindow

test.beforeEach(async () => {
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
})
test.afterEach(() => app.close())

const press = (keys: string) => window.page.keyboard.press(keys)

async function goTo(place: string): Promise<void> {
  await press('ControlOrMeta+G')
  await window.page.getByRole('textbox', { name: 'Event or time' }).fill(place)
  await press('Enter')
}

test('scrolls a million events by bar, wheel and keys, and leaves no row blank', async () => {
  test.slow()
  const total = 500_000
  const peer = await peerServer(
    (socket) => void flood(socket, total, 'x'.repeat(20)).then(() => socket.close(1000, 'that was it')),
    { perMessageDeflate: false },
  )
  await window.connect(peer.url)
  await expect(window.state).toHaveText(/closed/, { timeout: 60_000 })
  await expect(window.rows('that was it')).not.toHaveCount(0)
  const blank = window.timeline.locator('[aria-busy]')
  const rowIndex = async () => Number(await window.selectedRow.getAttribute('aria-rowindex'))

  const port = await window.timeline.getByRole('rowgroup').boundingBox()
  if (!port) throw new Error('the timeline is not drawn')
  const bar = port.x + port.width - 4
  await window.page.mouse.move(bar, port.y + port.height - 10)
  await window.page.mouse.down()
  for (let y = port.height - 10; y > port.height / 2; y -= 2) await window.page.mouse.move(bar, port.y + y)
  await window.page.mouse.up()
  await expect(blank).toHaveCount(0)

  await window.page.mouse.move(port.x + 50, port.y + 50)
  for (let turn = 0; turn < 50; turn++) await window.page.mouse.wheel(0, -500)
  await expect(blank).toHaveCount(0)

  await window.timeline.focus()
  await goTo('#999999')
  await expect(window.selectedRow).toBeInViewport()
  const row = await rowIndex()
  await press('PageDown')
  await expect.poll(rowIndex).toBeGreaterThan(row)
  await expect(blank).toHaveCount(0)
  await press('Home')
  await expect.poll(rowIndex).toBe(2)
  await press('End')
  await expect(window.selectedRow).toContainText('that was it')
  peer.close()
})

test('draws nothing while paused, and counts what waits', async () => {
  let send = (_text: string) => {}
  const peer = await peerServer((socket) => {
    send = (text) => socket.send(text)
    socket.send('before')
  })
  await window.connect(peer.url)
  await expect(window.rows('before')).toHaveCount(1)
  await window.button('Pause').click()
  for (let n = 0; n < 5; n++) send(`meanwhile ${n}`)
  await expect(window.page.getByText('5 waiting')).toBeVisible()
  await expect(window.rows('meanwhile')).toHaveCount(0)
  await press('ControlOrMeta+Alt+P')
  await expect(window.rows('meanwhile')).toHaveCount(5)
  peer.close()
})

test('shows, hides and resizes columns, and remembers them', async () => {
  const peer = await peerServer((socket) => socket.send('one row'))
  await window.connect(peer.url)
  await expect(window.rows('one row')).toHaveCount(1)
  const heading = (column: string) => window.timeline.getByRole('columnheader', { name: column })
  await expect(heading('time')).toHaveAttribute('aria-colindex', '2')
  await window.button('Columns').click()
  await window.page.getByRole('menuitemcheckbox', { name: 'event' }).click()
  await window.page.getByRole('menuitemradio', { name: 'Since the start' }).click()
  await press('Escape')
  await expect(heading('event')).toHaveAttribute('aria-colindex', '1')
  await expect(heading('time')).toHaveAttribute('aria-colindex', '2')
  expect(await gridFaults(window.page, 'all columns')).toEqual([])
  await expect(window.rows('one row')).toContainText('+0:00:0')

  const edge = window.timeline.getByRole('separator', { name: /“time”/ })
  await edge.focus()
  const width = Number(await edge.getAttribute('aria-valuenow'))
  await press('ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 8))
  await window.page.reload()
  await window.sessions.getByText('127.0.0.1').first().click()
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 8))
  peer.close()
})

test('counts times from a row, marks rows, keeps notes and goes from mark to mark', async () => {
  const peer = await peerServer((socket) => {
    for (let n = 0; n < 30; n++) socket.send(`message ${n}`)
  })
  await window.connect(peer.url)
  await expect(window.rows('message 29')).toHaveCount(1)
  await window.rows('message 20').click()
  await press('m')
  await expect(window.selectedRow).toContainText('marked')
  await press('n')
  await window.page.getByRole('textbox', { name: 'Note' }).fill('look here')
  await press('Enter')
  await expect(window.selectedRow).toContainText('look here')
  await press('ControlOrMeta+Alt+R')
  await expect(window.timeline.getByRole('columnheader', { name: /from #/ })).toBeVisible()

  await press('Home')
  await press('F2')
  await expect(window.selectedRow).toContainText('message 20')
  await press('m')
  await expect(window.selectedRow).toContainText('look here')
  peer.close()
})

test('goes on following a live session that is shown again', async () => {
  const quiet = await peerServer((socket) => socket.send('one word'))
  const chatty = await peerServer((socket) => {
    let sent = 0
    const timer = setInterval(() => {
      for (let burst = 0; burst < 20; burst++) socket.send(`message ${++sent}`)
    }, 20)
    socket.on('close', () => clearInterval(timer))
  })
  await window.connect(quiet.url)
  await expect(window.rows('one word')).toHaveCount(1)
  await window.button('New session').click()
  await window.connect(chatty.url)
  await expect(window.rows('message')).not.toHaveCount(0)
  // What was found and left again is not gone back to.
  await press('ControlOrMeta+f')
  await window.page.keyboard.type('message 7')
  await press('Enter')
  await expect(window.selectedRow).toContainText('message 7')
  await press('Escape')
  await press('ControlOrMeta+t')
  await press('ControlOrMeta+ArrowDown')
  await expect(window.page.getByRole('button', { name: /new$/ })).toHaveCount(0)
  await window.sessions.getByText(new URL(quiet.url).host).click()
  await expect(window.rows('one word')).toHaveCount(1)
  await window.sessions.getByText(new URL(chatty.url).host).click()

  // Pinned to the tail, the newest row in sight goes on to change.
  const newest = () => window.rows('message').last().textContent()
  const seen = new Set<string | null>()
  await expect.poll(async () => seen.add(await newest()).size, { intervals: [50] }).toBeGreaterThan(10)
  await expect(window.page.getByRole('button', { name: /new$/ })).toHaveCount(0)
  quiet.close()
  chatty.close()
})
