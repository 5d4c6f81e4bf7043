import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let app: ElectronApplication
let window: MainWindow
let closePeer: () => void

test.beforeEach(async () => {
  const peer = await peerServer((socket) => {
    for (let n = 0; n < 100; n++) socket.send(n % 10 === 0 ? `{"id":${n},"kind":"order"}` : `tick ${n}`)
    socket.send(Buffer.from([0, 255, 16]))
    socket.ping('are you there?')
  })
  closePeer = () => peer.close()
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
  await window.connect(peer.url)
  await expect(window.rows('are you there?')).toHaveCount(2)
})
test.afterEach(async () => {
  await app.close()
  closePeer()
})

const shortcut = (keys: string) => window.page.keyboard.press(keys)
const count = () => window.page.getByText(/^[\d,]+ of [\d,]+$/)

test('shows the rows that pass, with how many of how many, and all again', async () => {
  await shortcut('ControlOrMeta+Shift+F')
  await window.page.keyboard.type('json.kind:order ')
  await window.page.keyboard.press('Enter')
  await expect(count()).toHaveText(/^10 of /)
  await expect(window.rows('tick')).toHaveCount(0)
  await expect(window.rows('"id":50')).toHaveCount(1)
  await window.button('Clear the filter').click()
  await expect(window.rows('are you there?')).toHaveCount(2)
})

test('completes keys and values from the keyboard', async () => {
  await window.timeline.focus()
  await window.page.keyboard.press('/')
  await window.page.keyboard.type('o')
  await expect(window.page.getByRole('option', { name: 'op:' })).toBeVisible()
  await window.page.keyboard.press('Tab')
  await window.page.keyboard.type('pi')
  await window.page.keyboard.press('ArrowDown')
  await window.page.keyboard.press('Enter')
  await expect(window.filter).toHaveValue('op:ping ')
  await window.page.keyboard.press('Escape')
  await window.page.keyboard.press('Enter')
  await expect(count()).toHaveText(/^1 of /)
  await window.page.keyboard.press('Escape')
  await expect(window.timeline).toBeFocused()
})

test('explains what is wrong, and puts it right', async () => {
  await window.filter.fill('dirr:received tick')
  await expect(window.page.getByText('There is no key “dirr”')).toBeVisible()
  await expect(window.filter).toHaveAttribute('aria-invalid', 'true')
  await expect(window.rows('are you there?')).toHaveCount(2)
  await window.button('Use dir').click()
  await expect(window.filter).toHaveValue('dir:received tick')
  await expect(count()).toHaveText(/^90 of /)
})

test('searches for an invalid regular expression literally, and says so', async () => {
  await window.filter.fill('/tick (/')
  await window.filter.press('Enter')
  await expect(window.page.getByText(/searching for the text tick \( literally/)).toBeVisible()
  await expect(count()).toHaveText(/^0 of /)
})

test('keeps the selection in its place when a filter comes and goes', async () => {
  await window.timeline.focus()
  await window.page.keyboard.press('Home')
  await shortcut('ControlOrMeta+G')
  await window.page.getByRole('textbox', { name: 'Event or time' }).fill('+1d')
  await window.page.keyboard.press('Enter')
  await window.filter.fill('json.id:50')
  await expect(count()).toHaveText(/^1 of /)
  await window.rows('"id":50').click()
  // The tree is drawn when the bytes are there.
  await expect(window.detail).toContainText('"kind": "order"')
  const event = (await window.detail.textContent()) ?? ''
  await window.button('Clear the filter').click()
  await expect(window.selectedRow).toContainText('"id":50')
  await expect(window.selectedRow).toBeInViewport()
  await expect(window.detail).toHaveText(event)
})

test('finds within the view without hiding the rest', async () => {
  await shortcut('ControlOrMeta+F')
  await window.find.fill('tick 77')
  await window.find.press('Enter')
  await expect(window.selectedRow).toContainText('tick 77')
  await expect(window.findCount).toHaveText('1 of 1')
  await window.find.fill('"id":')
  await expect(window.findCount).toHaveText('10 matches')
  await window.timeline.focus()
  await window.page.keyboard.press('Home')
  await shortcut('F3')
  await expect(window.findCount).toHaveText('1 of 10')
  await expect(window.selectedRow).toContainText('{"id":0')
  await expect(window.selectedRow.locator('mark')).toHaveText('"id":')
  await shortcut('Shift+F3')
  await expect(window.findCount).toHaveText('10 of 10')
  await expect(window.selectedRow).toContainText('{"id":90')
  await expect(window.rows('tick 89')).toHaveCount(1)
  await window.find.press('Escape')
  await expect(window.timeline).toBeFocused()
  await expect(window.timeline.locator('mark')).toHaveCount(0)
})
