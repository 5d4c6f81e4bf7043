import { expect, test } from '@playwright/test'
import type { WebSocket } from 'ws'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

test('connects again after a visible countdown, which can be cancelled', async () => {
  const accepted: WebSocket[] = []
  const peer = await peerServer((socket) => {
    accepted.push(socket)
    socket.send(`hello ${accepted.length}`)
  })
  const app = await launchApp()
  try {
    const window = new MainWindow(await app.firstWindow())
    const { page } = window
    await page.getByRole('tab', { name: 'Options' }).click()
    await page.getByRole('checkbox', { name: /^Connect again/ }).check()
    await page.getByRole('textbox', { name: 'First wait' }).fill('1500')
    await window.connect(peer.url)
    await expect(window.rows('hello 1')).toHaveCount(1)
    accepted[0]?.terminate()
    await expect(window.state).toHaveText(/waiting/)
    const countdown = page.getByRole('timer', { name: 'Time until the next attempt' })
    await expect(countdown).toHaveText(/^[01]\.\d s$/)
    await expect(page.getByText('attempt 1 of 10', { exact: true })).toBeVisible()
    await expect(window.composer).toContainText('Waiting to connect again')

    await expect(window.rows('hello 2')).toHaveCount(1)
    await expect(window.state).toHaveText(/open/)
    await expect(window.rows('Connecting again in 1500 ms: attempt 1 of 10.')).toHaveCount(1)
    await window.send('Text', 'to the second')
    await expect(window.rows('to the second')).toHaveCount(1)

    accepted[1]?.terminate()
    await expect(countdown).toBeVisible()
    await window.button('Cancel').click()
    await expect(window.state).toHaveText(/closed/)
    await expect(window.rows('Connecting again was cancelled.')).toHaveCount(1)
    expect(accepted).toHaveLength(2)
  } finally {
    await app.close()
    peer.close()
  }
})
