import { expect } from '@playwright/test'
import { converse } from '../demo/conversation.mjs'

/** @typedef {import('./scenes.mjs').Scene} Scene */

const STEP_ABOUT_PIECES = 6
/** What the demo says by itself. */
const DEMO_ROWS = 14
/** Without signs that only some machines have letters for. */
const GREETING = 'Hello, wire: grüße'

/** @type {Scene} */
export async function playStart(stage) {
  await stage.dress('dark')
  await stage.picture('start-dark')
}

/** @type {Scene} */
export async function playTour(stage) {
  await stage.dress('light')
  await stage.run('tour.start')
  const tour = stage.page.getByRole('region', { name: 'Tour' })
  for (let step = 1; step <= STEP_ABOUT_PIECES; step++) {
    await expect(tour.getByRole('status')).toContainText(`Step ${step} of`)
    await expect(stage.window.selectedRow).toHaveCount(1)
    if (step < STEP_ABOUT_PIECES) await tour.getByRole('button', { name: 'Next' }).click()
  }
  await expect(stage.window.selectedRow).toContainText('┌ text')
  await expect(stage.window.timeline).toHaveAttribute('aria-rowcount', String(1 + DEMO_ROWS))
  await stage.picture('tour-light')
}

/** One session, and what each part of the detail says of it. @type {Scene} */
export async function playFrames(stage) {
  const { window } = stage
  await converse(window, GREETING)
  await window.rows('One message,').first().click()
  await window.detail.getByRole('tab', { name: 'Frame' }).click()
  await stage.dress('light')
  await stage.picture('window-light')
  await stage.dress('dark')
  await stage.picture('window-dark')
  await stage.dress('light')
  await window.show('Messages')
  await window.rows('"type":"snapshot"').first().click()
  await window.detail.getByRole('tab', { name: 'Payload' }).click()
  await stage.picture('payload-light')
  await stage.run('handshake.show')
  await stage.dress('dark')
  await stage.picture('handshake-dark')
}

/** The least that a laptop with large letters has room for. @type {Scene} */
export async function playSmall(stage) {
  await stage.dress('light')
  await converse(stage.window, GREETING)
  await stage.resize({ width: 900, height: 600 })
  await stage.picture('small-light')
}
