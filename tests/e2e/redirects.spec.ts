import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

test('follows a redirect, sends messages on open where they are meant to go, and pings by itself', async () => {
  const received: string[] = []
  let pings = 0
  const peer = await peerServer((socket, { headers }) => {
    received.push(`authorization ${headers.authorization}`)
    socket.on('message', (data) => received.push((data as Buffer).toString()))
    socket.on('ping', () => (pings += 1))
  })
  const redirecting = createServer()
  redirecting.on('upgrade', (_request, socket) => {
    socket.end(`HTTP/1.1 307 Temporary Redirect\r\nLocation: ${peer.url}moved\r\nContent-Length: 0\r\n\r\n`)
  })
  redirecting.listen(0, '127.0.0.1')
  await once(redirecting, 'listening')
  const app = await launchApp()
  try {
    const window = new MainWindow(await app.firstWindow())
    const { page } = window
    const tab = (name: string) => page.getByRole('tab', { name, exact: true })
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    const box = (name: string | RegExp) => page.getByRole('checkbox', { name })
    await tab('Auth').click()
    await page.getByRole('combobox', { name: 'Authentication' }).selectOption('bearer')
    await field('Token').fill('hush')
    await tab('Options').click()
    await box(/^Follow redirects/).check()
    await box('Send pings by itself').check()
    await field('Interval (ms)').fill('300')
    await window.button('Add message to send on open').click()
    await field('Message 1').fill('log in with hush')
    await window.connect(`ws://127.0.0.1:${(redirecting.address() as AddressInfo).port}/`)
    // Rows that are not on screen are not in the page.
    await tab('Options').click()
    await expect(window.state).toHaveText(/open/)
    await expect(window.rows(`Following the redirect to ${peer.url}moved`)).toHaveCount(1)
    await expect(window.rows('since it is another origin: Authorization')).toHaveCount(1)
    await expect(window.rows('Opening messages are not sent there, since it is another origin: 1.')).toHaveCount(1)
    await expect.poll(() => pings).toBeGreaterThan(0)
    expect(received).toEqual(['authorization undefined'])

    await window.button('Disconnect').click()
    await expect(window.state).toHaveText(/closed/)
    await tab('Options').click()
    await box('Send opening messages to another origin too').check()
    await window.button('Connect').click()
    await expect(window.rows('log in with hush')).toHaveCount(1)
    await expect.poll(() => received.slice(1)).toEqual(['authorization undefined', 'log in with hush'])
  } finally {
    await app.close()
    peer.close()
    redirecting.close()
  }
})
