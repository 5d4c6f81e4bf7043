// Drives the window as a person would: by the names that controls have for everybody. Used by demo, screenshots and tests.

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {'Text' | 'JSON' | 'Hex' | 'Base64' | 'File' | 'Ping' | 'Pong' | 'Close' | 'Raw frame'} Format */

export class MainWindow {
  /** @param {Page} page */
  constructor(page) {
    this.page = page
    this.url = page.getByRole('textbox', { name: 'URL' })
    this.timeline = page.getByRole('grid', { name: 'Timeline' })
    this.detail = page.getByRole('region', { name: 'Detail' })
    this.composer = page.getByRole('region', { name: 'Composer' })
    this.state = page.getByRole('form', { name: 'Connection', exact: true }).getByRole('status')
    this.filter = page.getByRole('combobox', { name: 'Filter' })
    this.find = page.getByRole('textbox', { name: 'Find' })
    this.findCount = page.getByRole('search', { name: 'Find' }).getByRole('status')
    this.selectedRow = this.timeline.getByRole('row', { selected: true })
    this.sessions = page.getByRole('navigation', { name: 'Sessions' })
  }

  /** @param {string} name */
  button(name) {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** @param {string} url */
  async connect(url) {
    await this.url.fill(url)
    await this.button('Connect').click()
  }

  /** Rows that say this. @param {string | RegExp} text */
  rows(text) {
    return this.timeline.getByRole('row').filter({ hasText: text })
  }

  /** @param {'Frames' | 'Messages'} unit */
  async show(unit) {
    await this.page.getByRole('radio', { name: unit, exact: true }).click()
  }

  /** @param {Format} format */
  async compose(format) {
    await this.composer.getByRole('tab', { name: format, exact: true }).click()
  }

  /**
   * @param {Format} format
   * @param {string} text
   */
  async send(format, text) {
    await this.compose(format)
    await this.composer.getByRole('textbox').first().fill(text)
    await this.button('Send').click()
  }
}
