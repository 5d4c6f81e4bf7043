// A packaged app lets nobody in but through Chromium's own door, which is shut unless it is asked for: the debugging port.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'

const LISTENING = /^DevTools listening on (ws:\/\/\S+)/
const START_TIMEOUT_MS = 60_000

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
  const lines = /** @type {string[]} */ ([])
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  const output = () => lines.join('\n')
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await once(child, 'exit')
  }
  try {
    const browser = await chromium.connectOverCDP(await endpointOf(child, output))
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

/**
 * Where the app takes a debugger.
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} child
 * @param {() => string} output
 * @returns {Promise<string>}
 */
function endpointOf(child, output) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ what) => reject(new Error(`the app ${what}:\n${output()}`))
    const timeout = setTimeout(() => fail('opened no debugging port in time'), START_TIMEOUT_MS)
    createInterface({ input: child.stderr }).on('line', (line) => {
      const [, url] = LISTENING.exec(line) ?? []
      if (url === undefined) return
      clearTimeout(timeout)
      resolve(url)
    })
    child.once('error', (error) => fail(`did not start: ${error.message}`))
    // When all that it wrote has been read.
    child.once('close', (code, signal) => {
      clearTimeout(timeout)
      fail(`ended with ${code ?? signal}`)
    })
  })
}
