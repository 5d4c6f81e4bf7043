import { mkdtemp } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { MainWindow } from '../../scripts/demo/main-window.mjs'
import { launchApp, removal } from '../../scripts/launch-app.mjs'
import { peerServer } from '../support/peer-server'

const choose = (app: ElectronApplication, command: string) =>
  app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command)
const menuTitles = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
const roleTitles = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[1]?.submenu?.items.map(({ label }) => label) ?? [])
const spoken = (page: Page) => page.evaluate(() => document.documentElement.lang)

test('the language changes at once, with what was typed, scrolled and selected, and is kept', async () => {
  const userData = await mkdtemp(path.join(os.tmpdir(), 'framescope-languages-'))
  const peer = await peerServer((socket) => {
    for (let number = 0; number < 200; number++) socket.send(`tick ${number}`)
  })
  let app = await launchApp({ userData })
  try {
    const window = new MainWindow(await app.firstWindow())
    const { page } = window
    await window.connect(peer.url)
    await expect(window.rows('tick 199')).toHaveCount(1)
    const text = window.composer.getByRole('textbox')
    await text.fill('half a sen')
    await page.keyboard.press('ControlOrMeta+f')
    await page.getByRole('textbox', { name: 'Find' }).fill('half')
    await window.timeline.focus()
    await page.keyboard.press('Home')
    for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowDown')
    await expect(window.detail.getByText('Text', { exact: true })).toBeVisible()
    const grid = page.getByRole('grid').first()
    const field = page.getByRole('textbox').filter({ hasText: 'half a sen' })
    const selected = grid.getByRole('row', { selected: true })
    const place = (await selected.getAttribute('aria-rowindex')) ?? ''
    const scrolled = await selected.boundingBox()
    for (const part of [grid, field]) await part.evaluate((element) => (element.dataset['kept'] = 'yes'))
    expect(await spoken(page)).toBe('en')

    await choose(app, 'language.zh-cn')
    await expect(page.getByRole('grid', { name: '时间线' })).toHaveAttribute('data-kept', 'yes')
    expect(await spoken(page)).toBe('zh-CN')
    await expect(selected).toHaveAttribute('aria-rowindex', place)
    await expect(selected).toContainText('文本')
    expect(await selected.boundingBox()).toEqual(scrolled)
    await expect(grid).toBeFocused()
    await expect(field).toHaveAttribute('data-kept', 'yes')
    await expect(page.getByRole('textbox', { name: '查找' })).toHaveValue('half')
    await expect(page.getByRole('region', { name: '详情' }).getByText('文本', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: '断开', exact: true })).toBeVisible()
    await expect.poll(() => menuTitles(app)).toContain('消息库')
    expect(await roleTitles(app)).toEqual(expect.arrayContaining(['撤销', '剪切', '全选']))
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('浅色')
    await expect(page.getByRole('option', { name: '浅色主题' })).toBeVisible()
    await page.keyboard.press('Escape')
    await app.close()

    app = await launchApp({ userData })
    const again = await app.firstWindow()
    await expect(again.getByRole('button', { name: '连接', exact: true })).toBeVisible()
    await expect.poll(() => menuTitles(app)).toContain('消息库')
    await choose(app, 'language.en')
    await expect(again.getByRole('button', { name: 'Connect', exact: true })).toBeVisible()
    expect(await spoken(again)).toBe('en')
    await expect.poll(() => menuTitles(app)).toContain('Library')
  } finally {
    await app.close()
    peer.close()
    rmSync(userData, removal)
  }
})

test('a system in Chinese gets 简体中文, and the question of the system about what is not saved speaks it too', async () => {
  const app = await launchApp({ locale: 'zh-CN' })
  try {
    const page = await app.firstWindow()
    await expect(page.getByRole('button', { name: '连接', exact: true })).toBeVisible()
    await page.getByRole('button', { name: '变量…', exact: true }).click()
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByRole('textbox', { name: '变量 1 的名称' }).fill('host')
    const asked = await app.evaluate(({ BrowserWindow, dialog }) => {
      return new Promise((resolve) => {
        dialog.showMessageBoxSync = (...given: unknown[]) => {
          resolve(given.at(-1))
          return 0
        }
        BrowserWindow.getAllWindows()[0]?.close()
      })
    })
    expect(asked).toMatchObject({ message: '有未保存的更改。', buttons: ['放弃并关闭', '取消'] })
  } finally {
    await app.close()
  }
})
