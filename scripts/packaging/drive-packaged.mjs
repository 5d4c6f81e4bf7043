// A packaged app lets nobody in but through Chromium's own door, which is shut unless it is asked for: the debugging port.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chromium } from '@playwright/test'
import { debuggingEndpoint } from '../debugging-endpoint.mjs'

/**
 * A packaged app that runs and is driven.
 * @typedef {object} DrivenApp
 * @property {import('@playwright/test').Page} page
 * @property {number} pid of the process that was started
 * @property {() => string} output what it has written to standard error
 * @property {() => Promise<void>} close
 */

/**
 * Starts a packaged app, or a program that does, with the debugging port open, and waits for its window.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<DrivenApp>}
 */
export async function drivePackaged(command, args, env = process.env) {
  const child = spawn(command, [...args, '--remote-debugging-port=0', '--lang=en-US'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { endpoint, output } = debuggingEndpoint(child)
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await once(child, 'exit')
  }
  try {
    const browser = await chromium.connectOverCDP(await endpoint)
    const [context] = browser.contexts()
    if (!context) throw new Error(`${command} has no window`)
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    await page.waitForLoadState()
    return {
      page,
      pid: child.pid ?? 0,
      output,
      async close() {
        // Lets go of the app before it ends: who is still connected would take that for a crash.
        await browser.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
