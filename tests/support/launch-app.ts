import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { root } from '../../scripts/root.mjs'

/** Chromium's helper processes may outlive the app for a moment and still write. */
export const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }

interface LaunchOptions {
  /** Where the app keeps its data. Name one to start the app again on what it left; else it is fresh, and goes away. */
  userData?: string
  /** Added to the environment of the tests. */
  env?: Record<string, string>
}

/** Starts the built app. Chromium's sandbox is on, but as root, where Chromium would not start. */
export async function launchApp({ userData, env }: LaunchOptions = {}): Promise<ElectronApplication> {
  const folder = userData ?? (await mkdtemp(path.join(os.tmpdir(), 'framescope-test-')))
  const app = await _electron.launch({
    args: [`--user-data-dir=${folder}`, root],
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...definedEnvironment(), ...env },
  })
  if (userData === undefined) app.once('close', () => rmSync(folder, removal))
  return app
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
