import path from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { writeIcons } from '../icons/write-icons.mjs'
import { root } from '../root.mjs'
import { builderConfiguration } from './builder-configuration.mjs'
import { checkFuses } from './fuses.mjs'
import { writeLicences } from './third-party-licences.mjs'
import { thisSystem } from './this-machine.mjs'

/** @typedef {import('./targets-of.mjs').Target} Target */
/** @typedef {import('electron-builder').Configuration} Configuration */

/** What electron-builder calls the systems. */
export const platforms = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC }

/** @type {Record<Target['system'], string>} */
const executables = { linux: 'framescope', win: 'Framescope.exe', mac: 'Framescope.app/Contents/MacOS/Framescope' }

/**
 * The app as a folder, which installers are made from.
 * @typedef {object} PackagedApp
 * @property {string} folder what electron-builder calls prepackaged; on macOS the bundle itself
 * @property {string} executable
 */

/**
 * Packs the built app, and reads back from its executable that it is locked as configured.
 * @param {Configuration} config
 * @param {Pick<Target, 'system' | 'arch'>} target
 * @returns {Promise<PackagedApp>}
 */
export async function packageApp(config, { system, arch }) {
  await writeIcons()
  await writeLicences()
  let folder = ''
  await build({
    projectDir: root,
    publish: 'never',
    targets: platforms[system].createTarget('dir', Arch[arch]),
    config: { ...config, afterPack: ({ appOutDir }) => void (folder = appOutDir) },
  })
  const app = packagedApp(folder, system)
  await checkFuses(app.executable)
  return app
}

/**
 * The app for the machine that packs it.
 * @param {import('../electron/runtime.mjs').Runtime} runtime
 */
export function packageForThisMachine(runtime) {
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
  return packageApp(builderConfiguration(runtime), { system: thisSystem(), arch })
}

/**
 * @param {string} folder as electron-builder has left it
 * @param {Target['system']} system
 * @returns {PackagedApp}
 */
function packagedApp(folder, system) {
  return {
    folder: system === 'mac' ? path.join(folder, 'Framescope.app') : folder,
    executable: path.join(folder, executables[system]),
  }
}
