import { expect } from '@playwright/test'

/**
 * Exchanges one of everything with the embedded demo server, through the window, and waits to see each on the timeline.
 * @param {import('./main-window.mjs').MainWindow} window
 * @param {string} [greeting]
 */
export async function converse(window, greeting = 'Hello, wire: grüße 👋') {
  await window.button('Try the demo server').click()
  await expect(window.state).toHaveText(/open/)
  await window.send('Text', greeting)
  await expect(window.rows('Hello, wire')).toHaveCount(2)
  await window.send('JSON', '{"op":"subscribe","id":12345678901234567890}')
  await expect(window.rows('"op":"subscribe"')).toHaveCount(2)
  await window.send('Hex', 'de ad be ef')
  await expect(window.rows('de ad be ef')).toHaveCount(2)
  await window.send('Ping', 'are you there?')
  await expect(window.rows('are you there?')).toHaveCount(2)
  await window.send('Text', 'json')
  await expect(window.rows('"type":"snapshot"')).toHaveCount(1)
  await window.send('Text', 'fragments')
  await expect(window.rows('and a ping between them.')).toHaveCount(1)
  await window.rows('"type":"snapshot"').click()
}
