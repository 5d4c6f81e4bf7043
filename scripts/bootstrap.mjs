import { ensureNodePackages } from './bootstrap/node-packages.mjs'
import { appNeeds, testNeeds } from './bootstrap/system-needs.mjs'
import { ensureSystemPackages, offerSystemPackages } from './bootstrap/system-packages.mjs'
import { ensureRuntime, runtimeEnvironment } from './electron/runtime.mjs'

/**
 * Makes a fresh clone ready: packages, the Electron runtime and, on Linux, what it needs of the system. Does nothing
 * where nothing is missing. Everything that this process starts afterwards uses that runtime.
 * @param {{ forTests: boolean, toRun?: boolean }} options `toRun` is false where the app is built, and not started
 * @returns {Promise<import('./electron/runtime.mjs').Runtime>}
 */
export async function bootstrap({ forTests, toRun = true }) {
  ensureNodePackages()
  const runtime = await ensureRuntime()
  Object.assign(process.env, runtimeEnvironment(runtime))
  if (process.platform === 'linux' && toRun) {
    ensureSystemPackages(appNeeds(runtime.executable))
    if (forTests) offerSystemPackages(testNeeds)
  }
  return runtime
}
