import { expect, test, type Page } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

const dialog = (page: Page) => page.getByRole('dialog')
const bar = (page: Page) => page.getByRole('region', { name: 'Replay in this session' })

test('replays a conversation into the live connection, finds the one difference, and keeps it over a restart', async () => {
  let price = 100
  const heard: string[] = []
  const peer = await peerServer((socket) => {
    socket.on('message', (data) => {
      const { id } = JSON.parse((data as Buffer).toString()) as { id: number }
      heard.push((data as Buffer).toString())
      socket.send(JSON.stringify({ id, timestamp: Date.now() * 1000 + heard.length, price: id === 2 ? price : id }))
    })
  })
  const userData = test.info().outputPath('data')
  let app = await launchApp({ userData })
  try {
    let window = new MainWindow(await app.firstWindow())
    const { page } = window
    await window.connect(peer.url)
    await expect(window.state).toHaveText(/open/)
    for (const id of [1, 2, 3]) {
      await window.send('JSON', `{"id":${id}}`)
      await expect(window.rows(`"id":${id},"timestamp"`)).toHaveCount(1)
    }

    price = 200
    await window.timeline.focus()
    await page.keyboard.press('ControlOrMeta+r')
    await expect(dialog(page).getByRole('list', { name: 'Messages to send' }).getByRole('listitem')).toHaveCount(3)
    await dialog(page).getByRole('radio', { name: 'by replies' }).click()
    // Behind the dialog they would send what the composer holds, and prepare the replay anew.
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.keyboard.press('ControlOrMeta+r')
    await expect(dialog(page).getByRole('radio', { name: 'by replies' })).toBeChecked()
    await page.screenshot({ path: test.info().outputPath('dialog.png') })
    await dialog(page).getByRole('button', { name: 'Replay', exact: true }).click()
    await expect(dialog(page)).toHaveCount(0)
    await expect(bar(page)).toContainText('2 same, 1 different, 0 missing, 0 extra')
    expect(heard).toEqual(['{"id":1}', '{"id":2}', '{"id":3}', '{"id":1}', '{"id":2}', '{"id":3}'])
    await page.screenshot({ path: test.info().outputPath('bar.png') })

    const showsTheDifference = async (at: Page) => {
      await expect(dialog(at).getByRole('row', { name: '.price 100 200' })).toBeVisible()
      await expect(dialog(at)).not.toContainText('.timestamp')
      await dialog(at).getByRole('radio', { name: 'Timing' }).click()
      await expect(dialog(at).locator('tbody').getByRole('row')).toHaveCount(3)
      await dialog(at).getByRole('radio', { name: 'Comparison' }).click()
    }
    await bar(page).getByRole('button', { name: 'Report' }).click()
    await showsTheDifference(page)
    await page.screenshot({ path: test.info().outputPath('report.png') })
    await dialog(page).getByRole('textbox', { name: 'Ignore' }).fill('timestamp, price')
    await dialog(page).getByRole('button', { name: 'Compare again' }).click()
    await expect(dialog(page)).toContainText('3 same, 0 different')
    await dialog(page).getByRole('textbox', { name: 'Ignore' }).fill('timestamp')
    await dialog(page).getByRole('button', { name: 'Compare again' }).click()
    await expect(dialog(page)).toContainText('2 same, 1 different')

    await app.close()
    app = await launchApp({ userData })
    window = new MainWindow(await app.firstWindow())
    await window.sessions.getByText('127.0.0.1').first().click()
    await app.evaluate(({ BrowserWindow, Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('replay.list')?.click(undefined, BrowserWindow.getAllWindows()[0])
    })
    await dialog(window.page).getByRole('button', { name: 'Report' }).click()
    await showsTheDifference(window.page)
  } finally {
    await app.close()
    peer.close()
  }
})

test('changes a message, leaves one out, and steps through a new connection', async () => {
  const heard: string[][] = []
  const peer = await peerServer((socket) => {
    const said: string[] = []
    heard.push(said)
    socket.on('message', (data) => said.push((data as Buffer).toString()))
  })
  const app = await launchApp()
  try {
    const window = new MainWindow(await app.firstWindow())
    const { page } = window
    await window.connect(peer.url)
    await expect(window.state).toHaveText(/open/)
    for (const text of ['one', 'two', 'three', 'four']) await window.send('Text', text)
    await expect.poll(() => heard[0]?.length).toBe(4)
    await window.button('Disconnect').click()
    await expect(window.state).toHaveText(/closed/)

    await window.rows('one').first().click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Replay…' }).click()
    await dialog(page).getByRole('combobox', { name: 'Messages' }).selectOption('all of the session')
    await dialog(page).getByRole('listitem').filter({ hasText: 'two' }).getByRole('checkbox').uncheck()
    await dialog(page).getByRole('listitem').filter({ hasText: 'three' }).getByRole('button').click()
    await dialog(page).getByRole('textbox', { name: 'Change message' }).fill('drei')
    await dialog(page).getByRole('button', { name: 'Replace a text' }).click()
    await dialog(page).getByRole('textbox', { name: 'Text to replace 1' }).fill('four')
    await dialog(page).getByRole('textbox', { name: 'Replacement 1' }).fill('vier')
    await dialog(page).getByRole('radio', { name: 'at an interval' }).click()
    await dialog(page).getByRole('textbox', { name: 'Milliseconds' }).fill('3600000')
    await dialog(page).getByRole('button', { name: 'Replay', exact: true }).click()

    await expect.poll(() => heard[1]).toEqual(['one'])
    await bar(page).getByRole('button', { name: 'Step' }).click()
    await expect.poll(() => heard[1]).toEqual(['one', 'drei'])
    await expect(bar(page)).toContainText('Paused · ↑ 2 of 3')
    await bar(page).getByRole('button', { name: 'Step' }).click()
    await expect(bar(page)).toContainText('Replayed · ↑ 3 of 3')
    expect(heard[1]).toEqual(['one', 'drei', 'vier'])
  } finally {
    await app.close()
    peer.close()
  }
})

test('replays the rows that were selected together', async () => {
  const heard: string[] = []
  const peer = await peerServer((socket) => {
    socket.on('message', (data) => heard.push((data as Buffer).toString()))
  })
  const app = await launchApp()
  try {
    const window = new MainWindow(await app.firstWindow())
    const { page } = window
    await window.connect(peer.url)
    await expect(window.state).toHaveText(/open/)
    for (const text of ['one', 'two', 'three', 'four', 'five']) await window.send('Text', text)
    await expect.poll(() => heard.length).toBe(5)
    const row = (text: string) => window.rows(text).first()
    const selected = window.timeline.locator('[role=row][aria-selected=true]')

    await row('two').click()
    await row('five').click({ modifiers: ['Shift'] })
    await expect(selected).toHaveCount(4)
    await row('three').click({ modifiers: ['ControlOrMeta'] })
    await page.keyboard.press('Shift+ArrowUp')
    await expect(selected).toHaveCount(2)
    await page.keyboard.press('Escape')
    await expect(selected).toHaveCount(1)

    await row('two').click()
    await row('four').click({ modifiers: ['Shift'] })
    await row('three').click({ modifiers: ['ControlOrMeta'] })
    await expect(selected).toHaveCount(2)
    await page.screenshot({ path: test.info().outputPath('selected.png') })
    await row('two').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Replay…' }).click()
    await expect(dialog(page).getByRole('combobox', { name: 'Messages' })).toHaveValue('selection')
    await expect(dialog(page).getByRole('listitem')).toContainText(['two', 'four'])
    await dialog(page).getByRole('button', { name: 'Replay', exact: true }).click()
    await expect(bar(page)).toContainText('Replayed · ↑ 2 of 2')
    expect(heard.slice(5)).toEqual(['two', 'four'])
  } finally {
    await app.close()
    peer.close()
  }
})
