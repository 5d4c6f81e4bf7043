import path from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { writeIcons } from '../icons/write-icons.mjs'
import { root } from '../root.mjs'
import { builderConfiguration } from './builder-configuration.mjs'
import { checkFuses } from './fuses.mjs'
import { writeLicences } from './third-party-licences.mjs'
import { thisSystem } from './this-machine.mjs'
import { checkUpdateSource, writeUpdateSource } from './update-source.mjs'

/** @typedef {import('./targets-of.mjs').Target} Target */
/** @typedef {import('electron-builder').Configuration} Configuration */

/** What electron-builder calls the systems. */
export const platforms = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC }

/** @type {Record<Target['system'], string>} */
const executables = { linux: 'framescope', win: 'Framescope.exe', mac: 'Framescope.app/Contents/MacOS/Framescope' }

/** @type {Record<Target['system'], string>} */
const resourceFolders = { linux: 'resources', win: 'resources', mac: 'Framescope.app/Contents/Resources' }

/**
 * The app as a folder, which installers are made from.
 * @typedef {object} PackagedApp
 * @property {string} folder what electron-builder calls prepackaged; on macOS the bundle itself
 * @property {string} executable
 * @property {string} resources folder
 */

/**
 * Packs the built app, and reads back that its executable is locked as configured and that it can update itself.
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
    config: {
      ...config,
      afterPack: async (packed) => {
        folder = packed.appOutDir
        await writeUpdateSource(packed)
      },
    },
  })
  const app = packagedApp(folder, system)
  await checkFuses(app.executable)
  await checkUpdateSource(app.resources)
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
    resources: path.join(folder, resourceFolders[system]),
  }
}
