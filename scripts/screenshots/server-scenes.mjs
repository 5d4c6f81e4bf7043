import { expect } from '@playwright/test'
import { WebSocket } from 'ws'

/** @typedef {import('./scenes.mjs').Scene} Scene */
/** @typedef {import('./stage.mjs').Stage} Stage */

/** A server with a few clients, of which two are selected. @type {Scene} */
export async function playServer(stage) {
  const { window, page } = stage
  await stage.dress('dark')
  await chooseServer(stage)
  const url = await startServer(stage)
  for (const [number, channel] of ['orders', 'orders', 'chat', 'prices'].entries()) {
    const socket = await client(url + channel, channel, `${channel}-client/1.${number}`)
    socket.send(JSON.stringify({ op: 'subscribe', channel, id: number }))
  }
  await window.rows('"id":3').first().waitFor()
  const connections = page.getByRole('grid', { name: 'Connections' }).getByRole('row')
  await connections.filter({ hasText: '/chat' }).click()
  await connections.filter({ hasText: '/prices' }).click({ modifiers: ['ControlOrMeta'] })
  await window.send('Text', 'to two of four')
  await window.rows('to two of four').nth(1).waitFor()
  await stage.picture('server-dark')
}

/** @type {Scene} */
export async function playResponders(stage) {
  const { window, page } = stage
  await stage.dress('light')
  await chooseServer(stage)
  await page.getByRole('tab', { name: 'Responders' }).click()
  await page.getByRole('button', { name: '+ Echo' }).click()
  const editor = page.getByRole('region', { name: 'Responders' })
  await editor.getByRole('combobox', { name: 'Content' }).selectOption('text')
  await editor.getByRole('textbox', { name: 'Text' }).fill('you said {{message.text}}')
  const url = await startServer(stage)
  const socket = await client(url, 'chat', 'chat-client/1.0')
  socket.send('hello')
  await expect(window.rows('you said hello')).toHaveCount(1)
  await stage.picture('responders-light')
}

/** @param {Stage} stage */
const chooseServer = ({ page }) => page.getByRole('combobox', { name: 'Kind of session' }).selectOption('server')

/** With the settings that it has then: those of a running one hold a moment later. @param {Stage} stage */
async function startServer({ window, page }) {
  await window.button('Start').click()
  await expect(window.state).toHaveText(/listening/)
  return await page.getByRole('textbox', { name: 'URL of the server' }).inputValue()
}

/**
 * @param {string} url
 * @param {string} protocol
 * @param {string} agent
 */
async function client(url, protocol, agent) {
  const socket = new WebSocket(url, protocol, { headers: { 'User-Agent': agent } })
  // It is gone with the app.
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('open', resolve))
  return socket
}
