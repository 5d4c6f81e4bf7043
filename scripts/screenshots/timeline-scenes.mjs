import { expect } from '@playwright/test'

/** @typedef {import('./scenes.mjs').Scene} Scene */

/** Marks, a note, folded heartbeats, times from a row, the chart. @type {Scene} */
export async function playTimeline(stage) {
  const { window, page } = stage
  await stage.dress('light')
  await stage.connect()
  await window.show('Messages')
  await stage.subscribe('trades')
  await stage.run('timeline.fold-heartbeats')
  await window.rows('heartbeats').first().waitFor()
  await stage.run('timeline.first')
  await window.rows('"seq":2').first().click()
  await stage.run('timeline.reference')
  await window.rows('"seq":5').first().click()
  await stage.run('mark.toggle')
  await window.rows('"seq":9').first().click()
  await stage.run('mark.note')
  await page.getByRole('dialog').getByRole('textbox').fill('The price jumps here: ask the feed team')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Its name has become longer.
  await page.getByRole('separator', { name: 'Width of the column “Δ ms”' }).focus()
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight')
  await stage.run('timeline.focus')
  await expect(window.timeline).toBeFocused()
  await stage.picture('timeline-light')
  await stage.dress('dark')
  await stage.run('statistics.show')
  await page.getByRole('dialog').getByText('p95').first().waitFor()
  await stage.picture('statistics-dark')
}

/** @type {Scene} */
export async function playFilter(stage) {
  const { window, page } = stage
  await stage.dress('light')
  await stage.connect()
  await stage.subscribe('trades')
  await window.filter.fill('json.price>61250')
  await page.keyboard.press('Escape')
  await page.getByText('7 of 28').waitFor()
  await stage.run('find.open')
  await window.find.fill('ETH')
  await page
    .getByText(/\d of \d+|matches/)
    .first()
    .waitFor()
  // Until the search is through, there is no match to go to.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(window.selectedRow).toContainText('ETH', { timeout: 1000 })
  }).toPass()
  await stage.picture('filter-light')
}

/** A frame made by hand, what the RFC has against it, and a library. @type {Scene} */
export async function playComposer(stage) {
  const { window, page } = stage
  const { composer } = window
  await stage.dress('dark')
  await stage.connect()
  for (const [name, text] of [
    ['subscribe/trades', '{"op":"subscribe","channel":"trades"}'],
    ['subscribe/prices', '{"op":"subscribe","channel":"prices"}'],
    ['ask for a snapshot', '{"op":"subscribe","channel":"snapshot","id":{{$uuid}}}'],
  ]) {
    await window.compose('Text')
    await composer
      .getByRole('textbox')
      .first()
      .fill(text ?? '')
    await window.button('To library').click()
    const field = page.getByRole('region', { name: 'Library' }).getByRole('textbox')
    await field.fill(name ?? '')
    await field.press('Enter')
    await expect(field).toHaveCount(0)
  }
  await composer.getByRole('textbox').first().fill('{"op":"subscribe","channel":"snapshot"}')
  await window.button('Fragments…').click()
  await page.getByRole('dialog', { name: 'Send in fragments' }).getByRole('textbox').fill('3')
  await stage.picture('fragments-dark')
  await page.getByRole('dialog', { name: 'Send in fragments' }).getByRole('button', { name: 'Edit as frames' }).click()
  await composer.getByRole('button', { name: 'RSV2', exact: true }).click()
  await stage.dress('light')
  await stage.picture('raw-frame-light')
}

/** Two sessions side by side. @type {Scene} */
export async function playSplit(stage) {
  const { window, page } = stage
  await stage.dress('light')
  await stage.connect('orders')
  await stage.subscribe('trades')
  await window.show('Messages')
  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/)
  await stage.run('session.new')
  await stage.connect('orders?v=2')
  await stage.subscribe('trades')
  await stage.run('split.toggle')
  await expect(page.getByRole('grid', { name: 'Timeline' })).toHaveCount(2)
  await page.getByText('"type":"end"').first().waitFor()
  await stage.picture('split-light')
}

/** @type {Scene} */
export async function playSettings(stage) {
  await stage.dress('light')
  await stage.run('shortcuts.show')
  await stage.page.getByRole('dialog').getByText('Settings').first().waitFor()
  await stage.picture('shortcuts-light')
}
