// Starts the built app for demo, screenshots and tests, with data of its own. Runtime and display are the caller's to ensure.
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron } from '@playwright/test'
import { root } from './root.mjs'
import { say } from './say.mjs'

/** Chromium's helper processes may outlive the app for a moment and still write. */
export const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }

/**
 * Chromium's sandbox is on, but as root, where Chromium would not start.
 * @param {object} [options]
 * @param {string} [options.userData] Where the app keeps its data. Name one to start the app again on what it left; else
 *   it is fresh, and goes away.
 * @param {string} [options.locale] Of the system: the app speaks its language until another is chosen.
 * @param {Record<string, string>} [options.env] Added to the environment.
 * @param {readonly string[]} [options.files] To be opened.
 * @param {string} [options.from] The folder of the app: another than this one.
 */
export async function launchApp({ userData, locale = 'en-US', env, files = [], from = root } = {}) {
  const folder = userData ?? (await mkdtemp(path.join(os.tmpdir(), 'framescope-data-')))
  const launch = () =>
    _electron.launch({
      args: [`--user-data-dir=${folder}`, `--lang=${locale}`, from, ...files],
      chromiumSandbox: process.getuid?.() !== 0,
      env: { ...definedEnvironment(), ...env },
    })
  const app = await launch().catch((error) => {
    // Electron itself crashes once in several hundred starts while a debugger attaches: SIGSEGV, before it runs the app.
    if (!String(error).includes('SIGSEGV')) throw error
    say(`Electron crashed before it could be driven, and is started again: ${folder}`)
    return launch()
  })
  if (userData === undefined) app.once('close', () => rmSync(folder, removal))
  return app
}

/** @returns {Record<string, string>} */
function definedEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
