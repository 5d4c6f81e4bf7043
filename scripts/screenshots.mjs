// npm run screenshots: makes the pictures of the docs anew, from the real app.
import './bootstrap/check-node.mjs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { ensureBuild } from './build.mjs'
import { mainScript } from './main-script.mjs'
import { root } from './root.mjs'
import { ensureDisplay } from './virtual-display.mjs'

const images = path.join(root, 'docs/images')

await mainScript(async () => {
  await bootstrap({ forTests: false })
  ensureBuild()
  const endDisplay = await ensureDisplay()
  try {
    await mkdir(images, { recursive: true })
    await takePictures()
  } finally {
    endDisplay()
  }
})

async function takePictures() {
  // Loaded late: they build on packages that the bootstrap may just have installed.
  const { launchApp } = await import('./launch-app.mjs')
  const { MainWindow } = await import('./demo/main-window.mjs')
  const { converse } = await import('./demo/conversation.mjs')
  const app = await launchApp()
  try {
    const window = new MainWindow(await app.firstWindow())
    await picture(window, 'Dark', 'start')
    await converse(window)
    await window.rows('One message,').first().click()
    await window.detail.getByRole('tab', { name: 'Frame' }).click()
    await picture(window, 'Light', 'window')
    await picture(window, 'Dark', 'window')
    await window.show('Messages')
    await window.rows('"type":"snapshot"').first().click()
    await window.detail.getByRole('tab', { name: 'Payload' }).click()
    await picture(window, 'Light', 'payload')
    await window.page.getByRole('button', { name: /handshake/ }).click()
    await picture(window, 'Dark', 'handshake')
    await window.button('New session').click()
    await serve(window)
    await picture(window, 'Dark', 'server')
  } finally {
    await app.close()
  }
}

/**
 * A server with a few clients, of which two are selected.
 * @param {import('./demo/main-window.mjs').MainWindow} window
 */
async function serve(window) {
  const { page } = window
  const { WebSocket } = await import('ws')
  await page.getByRole('combobox', { name: 'Kind of session' }).selectOption('server')
  await window.button('Start').click()
  const url = await page.getByRole('textbox', { name: 'URL of the server' }).inputValue()
  for (const [number, channel] of ['orders', 'orders', 'chat', 'prices'].entries()) {
    const socket = new WebSocket(url + channel, channel, { headers: { 'User-Agent': `${channel}-client/1.${number}` } })
    // They are gone with the app.
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send(JSON.stringify({ op: 'subscribe', channel, id: number }))
  }
  await window.rows('"id":3').first().waitFor()
  const connections = page.getByRole('grid', { name: 'Connections' }).getByRole('row')
  await connections.filter({ hasText: '/chat' }).click()
  await connections.filter({ hasText: '/prices' }).click({ modifiers: ['ControlOrMeta'] })
  await window.send('Text', 'to two of four')
  await window.rows('to two of four').nth(1).waitFor()
}

/**
 * @param {import('./demo/main-window.mjs').MainWindow} window
 * @param {'Light' | 'Dark'} theme
 * @param {string} name
 */
async function picture({ page }, theme, name) {
  await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme)
  await page.screenshot({ path: path.join(images, `${name}-${theme.toLowerCase()}.png`) })
}
