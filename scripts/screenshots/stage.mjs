import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { MainWindow } from '../demo/main-window.mjs'
import { launchApp } from '../launch-app.mjs'
import { root } from '../root.mjs'
import { startFeed } from './feed-server.mjs'
import { smallerPng } from './smaller-png.mjs'

const images = path.join(root, 'docs/images')
const SIZE = { width: 1280, height: 800 }

/** The app with data of its own, a server to talk with, and a camera. */
export class Stage {
  /**
   * @param {import('@playwright/test').ElectronApplication} app
   * @param {MainWindow} window
   * @param {Awaited<ReturnType<typeof startFeed>>} feed
   */
  constructor(app, window, feed) {
    this.app = app
    this.window = window
    this.page = window.page
    this.feed = feed
  }

  static async open() {
    await mkdir(images, { recursive: true })
    const feed = await startFeed()
    const app = await launchApp()
    const stage = new Stage(app, new MainWindow(await app.firstWindow()), feed)
    await expect(stage.window.url).toBeVisible()
    // Main puts the window in its place, with its menu, before it shows it.
    const isShown = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    await expect.poll(isShown).toBe(true)
    await stage.resize(SIZE)
    return stage
  }

  async close() {
    await this.app.close()
    this.feed.close()
  }

  /** @param {{ width: number, height: number }} size of the page */
  async resize({ width, height }) {
    await this.app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      /** @type {const} */ ([width, height]),
    )
    await expect.poll(() => this.page.evaluate('[innerWidth, innerHeight]')).toEqual([width, height])
  }

  /** Runs a command as the menu does. @param {string} command */
  async run(command) {
    await this.app.evaluate(({ BrowserWindow, Menu }, id) => {
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click(undefined, BrowserWindow.getAllWindows()[0])
    }, command)
  }

  /** A session with the feed, open. @param {string} [target] path and query */
  async connect(target = 'orders') {
    await this.window.connect(this.feed.url + target)
    await expect(this.window.state).toHaveText(/open/)
    await this.window.rows('"type":"welcome"').first().waitFor()
  }

  /** Subscribes, and waits until the feed has said all. @param {string} channel */
  async subscribe(channel) {
    await this.window.send('JSON', JSON.stringify({ op: 'subscribe', channel }))
    await this.window.rows(`"type":"end","channel":"${channel}"`).first().waitFor()
  }

  /** @param {'light' | 'dark'} theme */
  async dress(theme) {
    await this.run(`theme.${theme}`)
    const ground = theme === 'dark' ? 'rgb(15, 18, 22)' : 'rgb(246, 247, 249)'
    await expect(this.page.locator('body')).toHaveCSS('background-color', ground)
  }

  /** @param {string} name */
  async picture(name) {
    // A pointer that rests somewhere draws what it is over in another way, or shows a hint.
    await this.page.mouse.move(0, 0)
    const png = await this.page.screenshot({ animations: 'disabled', caret: 'hide' })
    await writeFile(path.join(images, `${name}.png`), smallerPng(png))
  }
}
