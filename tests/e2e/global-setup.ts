import { ensureRuntime, runtimeEnvironment } from '../../scripts/electron/runtime.mjs'
import { ensureDisplay } from '../../scripts/virtual-display.mjs'

/** Electron from wherever it can be had, and a display where there is none; the workers inherit both. */
export default async function globalSetup(): Promise<() => void> {
  Object.assign(process.env, runtimeEnvironment(await ensureRuntime()))
  return await ensureDisplay()
}
