import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

let userData: string
let app: ElectronApplication
let window: MainWindow

test.beforeEach(async () => {
  userData = mkdtempSync(path.join(os.tmpdir(), 'framescope-copy-as-'))
  app = await launchApp({ userData })
  window = new MainWindow(await app.firstWindow())
  await expect(window.button('Connect')).toBeVisible()
})
test.afterEach(async () => {
  await app.close()
  rmSync(userData, removal)
})

const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())

test('copies a message as a command, and takes a pasted command for a profile', async () => {
  const { page } = window
  const peer = await peerServer((socket) => socket.send("it's here"))
  await window.connect(peer.url)
  const row = page.getByRole('row').filter({ hasText: "it's here" })
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy as' }).press('ArrowRight')
  await page.getByRole('menuitem', { name: 'wscat command' }).press('Enter')
  await expect.poll(copied).toBe(`wscat -c ${peer.url} -x 'it'\\''s here' -w 10`)

  await page.locator('.session-item').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy as' }).press('ArrowRight')
  await page.getByRole('menuitem', { name: 'websocat command' }).press('Enter')
  await expect.poll(copied).toBe(`websocat ${peer.url}`)
  peer.close()

  await page.keyboard.press('ControlOrMeta+N')
  await app.evaluate(({ clipboard }) =>
    clipboard.writeText("curl -N -H 'Origin: https://shop.example' -s --cert my.pem 'https://shop.example/live'"),
  )
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue('wss://shop.example/live')
  await expect(page.getByText('Taken from a curl command, but for: --cert my.pem')).toBeVisible()
})
