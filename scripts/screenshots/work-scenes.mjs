import { expect } from '@playwright/test'

/** @typedef {import('./scenes.mjs').Scene} Scene */

/** What a profile can say. Nothing is connected: so the address can be one that says something. @type {Scene} */
export async function playConnect(stage) {
  const { window, page } = stage
  await stage.dress('light')
  await window.url.fill('wss://feed.example.com/v2/orders?depth=20&market=BTC-EUR')
  await page.getByRole('tab', { name: /^Headers/ }).click()
  await window.button('+ Add header').or(window.button('Add header')).click()
  await page.getByRole('textbox', { name: 'Name of header 1' }).fill('X-Client-Version')
  await page.getByRole('textbox', { name: 'Value of header 1' }).fill('7.4.1')
  await stage.picture('headers-light')
  await page.getByRole('tab', { name: /^Options/ }).click()
  await stage.picture('options-light')
}

/** @type {Scene} */
export async function playEnvironments(stage) {
  const { window, page } = stage
  await stage.dress('dark')
  await stage.run('environments.edit')
  const dialog = page.getByRole('dialog', { name: 'Environments' })
  await dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Staging')
  await dialog.getByRole('textbox', { name: 'Name of variable 1' }).fill('host')
  await dialog.getByLabel('Value of variable 1').fill('staging.example.com')
  await dialog.getByRole('textbox', { name: 'Name of variable 2' }).fill('token')
  await dialog.getByLabel('Value of variable 2').fill('secret-token')
  await dialog.getByRole('checkbox', { name: 'secret' }).nth(1).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await window.url.fill('wss://{{host}}/v2/orders?token={{token}}')
  await stage.run('profile.save')
  const field = page.getByRole('tree').getByRole('textbox', { name: 'Name' })
  await field.fill('Order feed')
  await field.press('Enter')
  await page.getByRole('treeitem', { name: 'Order feed' }).waitFor()
  await stage.run('environments.edit')
  await stage.picture('environments-dark')
}

/** @type {Scene} */
export async function playReplay(stage) {
  const { window, page } = stage
  const dialog = page.getByRole('dialog')
  await stage.dress('light')
  await stage.connect()
  await window.show('Messages')
  for (const channel of ['trades', 'prices']) await stage.subscribe(channel)
  await stage.run('replay.session')
  await dialog.getByRole('radio', { name: 'by replies' }).click()
  await dialog.getByRole('list', { name: 'Messages to send' }).waitFor()
  await stage.picture('replay-light')
  await dialog.getByRole('button', { name: 'Replay', exact: true }).click()
  const bar = page.getByRole('region', { name: 'Replay in this session' })
  await expect(bar).toContainText('same')
  await stage.dress('dark')
  await bar.getByRole('button', { name: 'Report' }).click()
  await dialog.getByText('same').first().waitFor()
  await stage.picture('report-dark')
}

/** @type {Scene} */
export async function playExport(stage) {
  const { window, page } = stage
  await stage.dress('dark')
  await stage.connect('orders?access_token=tok-4711-secret')
  await stage.subscribe('trades')
  await window.button('Disconnect').click()
  await expect(window.state).toHaveText(/closed/)
  await stage.run('session.export')
  await expect(page.getByRole('dialog').getByLabel('Start of the file')).toContainText('redacted')
  await stage.picture('export-dark')
}
