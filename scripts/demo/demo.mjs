// The main job by itself, in the real window against the embedded demo server. Everything is done through the window and
// checked in what it recorded; demo-output/ keeps a screenshot, the session as NDJSON and a summary.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { launchApp } from '../launch-app.mjs'
import { root } from '../root.mjs'
import { say } from '../say.mjs'
import { converse } from './conversation.mjs'
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
  await window.page.getByRole('dialog').getByRole('button', { name: 'Export…' }).click()
  await expect.poll(() => readFile(target, 'utf8').catch(() => '')).toContain('"kind":"connection-closed"')
}
