import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let app: ElectronApplication
let page: Page
let window: MainWindow
let peer: Awaited<ReturnType<typeof peerServer>>

test.beforeEach(async () => {
  peer = await peerServer((socket) => {
    socket.on('message', (data, binary) => socket.send(data, { binary }))
  })
  app = await launchApp()
  page = await app.firstWindow()
  window = new MainWindow(page)
  // The window opens with the keyboard in the URL.
  await expect(window.url).toBeFocused()
  await page.keyboard.type(peer.url)
  await page.keyboard.press('Enter')
  await expect(window.state).toHaveText(/open/)
  await expect(window.composer.getByRole('textbox').first()).toBeVisible()
})
test.afterEach(async () => {
  await app.close()
  peer.close()
})

/** More presses than the window has stops. */
const MANY = 80

async function tabInto(region: MainWindow['detail']): Promise<void> {
  for (let press = 0; press < MANY; press++) {
    await page.keyboard.press('Tab')
    if (await region.locator(':focus').count()) return
  }
  throw new Error('Tab does not lead there')
}

test('connects, sends, walks the timeline and reads a payload without a mouse', async () => {
  await page.keyboard.press('ControlOrMeta+j')
  for (let message = 0; message < 30; message++) {
    await page.keyboard.type(`m${message} `)
    await page.keyboard.press('ControlOrMeta+Enter')
  }
  await expect(window.timeline).toHaveAttribute('aria-rowcount', String(1 + 3 + 60))

  await page.keyboard.press('ControlOrMeta+t')
  await expect(window.timeline).toBeFocused()
  const selected = window.timeline.getByRole('row', { selected: true })
  await page.keyboard.press('Home')
  await expect(selected).toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('ArrowDown')
  await expect(selected).toHaveAttribute('aria-rowindex', '3')
  await page.keyboard.press('ArrowUp')
  await expect(selected).toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('PageDown')
  await expect(selected).not.toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('PageUp')
  await expect(selected).toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('End')
  await expect(selected).toHaveAttribute('aria-rowindex', '64')
  await expect(selected).toContainText('m0 m1 m2')

  await tabInto(window.detail)
  await expect(window.detail.getByRole('tab', { name: 'Payload' })).toBeFocused()
  await expect(window.detail.getByRole('document', { name: 'Text of the payload' })).toContainText('m28 m29')
  await page.keyboard.press('ArrowRight')
  await expect(window.detail.getByRole('table', { name: 'Frame header, bit by bit' })).toBeVisible()

  await page.keyboard.press('ControlOrMeta+l')
  await expect(window.url).toBeFocused()
})

for (const forcedColors of ['none', 'active'] as const)
  test(`shows where the keyboard is at every stop and what is selected, with forced colours: ${forcedColors}`, async () => {
    await page.emulateMedia({ forcedColors })
    await page.keyboard.press('ControlOrMeta+j')
    await page.keyboard.type('one')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(window.rows('one')).toHaveCount(2)
    await page.keyboard.press('ControlOrMeta+t')
    await page.keyboard.press('End')
    const { outlineStyle, boxShadow } = await window.selectedRow.evaluate((row) => {
      const style = getComputedStyle(row)
      return { outlineStyle: style.outlineStyle, boxShadow: style.boxShadow }
    })
    expect([outlineStyle, boxShadow]).not.toEqual(['none', 'none'])
    await page.screenshot({ path: test.info().outputPath(`${forcedColors}.png`) })
    await page.keyboard.press('ControlOrMeta+l')
    const unseen: string[] = []
    for (let press = 0; press < MANY; press++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const marks = [element, element.closest('.cm-editor')].map((each) => each && getComputedStyle(each))
        const seen = marks.some((style) => style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none'))
        const name = element.getAttribute('aria-label') ?? element.textContent
        return { seen, name: `${element.tagName} ${name}` }
      })
      if (!stop.seen) unseen.push(stop.name)
      if (stop.name === 'INPUT URL') break
    }
    await expect(window.url).toBeFocused()
    expect(unseen).toEqual([])
  })

test('finds what can be done by its name, and leaves the keyboard where it was', async () => {
  const commands = page.getByRole('dialog', { name: 'Commands' })
  await page.keyboard.press('ControlOrMeta+k')
  await expect(commands.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('dark')
  await expect(commands.getByRole('option')).toHaveText([/Dark/])
  await page.keyboard.press('Escape')
  await expect(window.url).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('environments')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Environments' })).toBeVisible()
})

test('gives every control a name', async () => {
  await window.send('Text', 'one')
  await expect(window.rows('one')).toHaveCount(2)
  await window.rows('one').first().click()
  const nameless = /^\s*- (button|textbox|searchbox|checkbox|radio|combobox|tab|slider|link|separator|grid)\b(?! ")/
  for (const tab of ['Headers', 'Protocols', 'TLS', 'Options']) {
    await page.getByRole('tab', { name: tab }).click()
    const tree = await page.locator('body').ariaSnapshot()
    expect(tree.split('\n').filter((line) => nameless.test(line))).toEqual([])
  }
})

test('leaves menus and questions with Escape, back to where it was', async () => {
  await window.send('Text', 'one')
  const history = page.getByRole('button', { name: 'History' })
  await history.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'one' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(history).toBeFocused()

  await page.keyboard.press('ControlOrMeta+Shift+d')
  await expect(window.state).toHaveText(/closed/)
  const remove = page.getByRole('button', { name: /^Delete/ })
  await remove.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(remove).toBeFocused()
})
