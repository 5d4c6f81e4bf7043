import { expect, test } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

/** Of one message: 16 of them are a megabyte. */
const LENGTH = 64 * 1024
/** 100 are below the limit of 10 MB, and no two hundred fit. */
const SERIES = 100

test('keeps a session up to a size, says what was let go, and reads what is left', async () => {
  const peer = await peerServer(
    (socket) => {
      let sent = 0
      socket.on('message', () => {
        for (const end = sent + SERIES; sent < end; sent++) socket.send(`message ${sent} `.padEnd(LENGTH, 'x'))
      })
    },
    { perMessageDeflate: false },
  )
  const userData = test.info().outputPath('data')
  let app = await launchApp({ userData })
  try {
    let window = new MainWindow(await app.firstWindow())
    await window.page.getByRole('tab', { name: 'Options' }).click()
    await window.page.getByRole('textbox', { name: 'Keep at most (MB' }).fill('10')
    await window.connect(peer.url)
    await expect(window.page.getByText('Kept up to 10 MB: nothing was let go so far')).toBeVisible()
    await window.show('Messages')
    await window.send('Text', 'first')
    await expect(window.rows('message 99 ')).toHaveCount(1)

    await window.timeline.hover()
    await window.page.mouse.wheel(0, -200)
    await window.rows('message 90 ').click()
    const place = async () => (await window.selectedRow.boundingBox())?.y
    const before = await place()
    await window.send('Text', 'second')
    const letGo = window.page.getByText(/^↑ \d+ earlier events were let go: kept up to 10 MB$/)
    await expect(letGo).toBeVisible()
    // That reading had to pause may be a row as well.
    await expect(window.page.getByText(/^↓ \d+ new$/)).toContainText(/10[1-3] new/)
    await expect(window.selectedRow).toContainText('message 90 ')
    expect(await place()).toBe(before)

    const readsFromTheFront = async () => {
      await window.timeline.focus()
      await window.page.keyboard.press('Home')
      await expect(window.selectedRow).toHaveAttribute('aria-rowindex', '2')
      // Of the first ones a part may be gone, and they say so.
      await expect(window.detail).toContainText(/message \d\d x|let go, wholly or in part/)
      for (let step = 0; step < 8; step++) await window.page.keyboard.press('ArrowDown')
      await expect(window.selectedRow).toHaveAttribute('aria-rowindex', '10')
      await expect(window.selectedRow).toContainText(/message \d\d /)
      const [, first = ''] = /message (\d+) /.exec((await window.selectedRow.textContent()) ?? '') ?? []
      expect(Number(first)).toBeGreaterThan(20)
      await expect(window.detail).toContainText(`message ${first} x`)
      await expect(window.timeline.locator('[aria-busy]')).toHaveCount(0)
    }
    await readsFromTheFront()
    await window.button('Disconnect').click()
    await expect(window.state).toHaveText(/closed/)

    await app.close()
    app = await launchApp({ userData })
    window = new MainWindow(await app.firstWindow())
    await window.sessions.getByText('127.0.0.1').first().click()
    await expect(window.page.getByText(/^↑ \d+ earlier events were let go: kept up to 10 MB$/)).toBeVisible()
    await window.show('Messages')
    await readsFromTheFront()
    await window.page.getByRole('button', { name: /handshake/ }).click()
    await expect(window.page.getByText('Sec-WebSocket-Accept').first()).toBeVisible()
  } finally {
    await app.close()
    peer.close()
  }
})
