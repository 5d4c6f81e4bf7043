// The main job by itself, in the real window against the embedded demo server. Everything is done through the window and
// checked in what it recorded; demo-output/ keeps a screenshot, the session as NDJSON and a summary.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { launchApp } from '../launch-app.mjs'
import { root } from '../root.mjs'
import { say } from '../say.mjs'
import { MainWindow } from './main-window.mjs'
import { summarize } from './summary.mjs'

const output = path.join(root, 'demo-output')

/** Resolves when all was seen; else the process is left with exit code 1. */
export async function runDemo() {
  await rm(output, { recursive: true, force: true })
  await mkdir(output)
  const app = await launchApp()
  try {
    const window = new MainWindow(await app.firstWindow())
    await converse(window)
    await window.page.screenshot({ path: path.join(output, 'window.png') })
    await window.button('Disconnect').click()
    await expect(window.state).toHaveText(/closed/)
    await exportSession(app, window)
  } finally {
    await app.close()
  }
  const lines = (await readFile(path.join(output, 'session.ndjson'), 'utf8')).trimEnd().split('\n')
  const { text, complete } = summarize(lines.map((line) => JSON.parse(line)))
  await writeFile(path.join(output, 'summary.txt'), text)
  console.log(text)
  say(`demo-output/ holds window.png, session.ndjson and summary.txt`)
  if (!complete) process.exitCode = 1
}

/** @param {MainWindow} window */
async function converse(window) {
  await window.button('Try the demo server').click()
  await expect(window.state).toHaveText(/open/)
  await window.send('Text', 'Hello, wire: grüße 👋')
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

/**
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {MainWindow} window
 */
async function exportSession(app, window) {
  const target = path.join(output, 'session.ndjson')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await window.page.keyboard.press('ControlOrMeta+e')
  await expect.poll(() => readFile(target, 'utf8').catch(() => '')).toContain('"kind":"connection-closed"')
}
