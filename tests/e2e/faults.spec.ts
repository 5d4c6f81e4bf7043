import { readFile } from 'node:fs/promises'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let app: ElectronApplication
let window: MainWindow
let peer: Awaited<ReturnType<typeof peerServer>>

test.beforeEach(async () => {
  peer = await peerServer((socket) => socket.on('message', (data) => socket.send(data)))
  app = await launchApp()
  window = new MainWindow(await app.firstWindow())
  await window.connect(peer.url)
  await expect(window.state).toHaveText(/open/)
})
test.afterEach(async () => {
  await app.close()
  peer.close()
})

test('a window that crashes is loaded again, with its tabs, and the session has gone on', async () => {
  await window.send('Text', 'before')
  await expect(window.rows('before')).not.toHaveCount(0)
  const crashed = window.page.waitForEvent('crash')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await crashed
  // Playwright drives no page that has crashed once: main asks the one that came after it.
  const shown = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const [only] = BrowserWindow.getAllWindows()
      return (await only?.webContents.executeJavaScript('document.body.innerText')) as string
    })
  await expect.poll(shown).toContain('The window crashed and was loaded again.')
  await expect.poll(shown).toContain('Disconnect')
  await expect.poll(shown).toContain('before')
})

test('what cannot be drawn takes no more with it than its part of the window, and is in the log without what it quotes', async () => {
  await window.send('Text', 'before')
  await window.rows('before').first().click()
  await window.page.evaluate(() => {
    const strings: { padStart: (this: string, length: number, fill?: string) => string } = String.prototype
    const { padStart } = strings
    Object.assign(globalThis, { mend: () => (strings.padStart = padStart) })
    // Microseconds, as every row has them; the clock of the connection, which runs, has none.
    strings.padStart = function (length, fill) {
      if (length === 6) throw new TypeError('quotes a secret')
      return padStart.call(this, length, fill)
    }
  })
  await window.page.keyboard.press('ArrowUp')
  const note = window.page.getByRole('region', { name: 'Fault' })
  await expect(note.first()).toContainText('Something went wrong inside Framescope: quotes a secret')
  await expect(window.state).toHaveText(/open/)
  const log = async () =>
    readFile(await app.evaluate(({ app: main }) => `${main.getPath('logs')}/framescope.log`), 'utf8')
  await expect.poll(log).toMatch(/error page fault error="TypeError"\n\s+at /)
  expect(await log()).not.toContain('secret')

  await window.page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend())
  while (await note.count()) await note.first().getByRole('button', { name: 'Show it again' }).click()
  await expect(window.rows('before')).not.toHaveCount(0)
})
