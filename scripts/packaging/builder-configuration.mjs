import { rm } from 'node:fs/promises'
import path from 'node:path'
import { say } from '../say.mjs'

/** @typedef {import('electron-builder').Configuration} Configuration */
/** @typedef {import('../electron/runtime.mjs').Runtime} Runtime */

/**
 * electron-builder.yml, and what is particular to this machine.
 * @param {Runtime} runtime
 * @returns {Configuration}
 */
export function builderConfiguration(runtime) {
  return {
    extends: 'electron-builder.yml',
    ...(hasCertificate() ? {} : { mac: { identity: '-', hardenedRuntime: false } }),
    ...(isPublishable(runtime) ? {} : localRuntime(runtime)),
  }
}

/** Without one, apps for macOS are signed by nobody in particular: on Apple's processors nothing starts without a signature. */
function hasCertificate() {
  return Boolean(process.env.CSC_LINK ?? process.env.CSC_NAME)
}

/**
 * Only Electron's own download of the version that is pinned is fit for others.
 * @param {Runtime} runtime
 */
export function isPublishable({ source }) {
  return source === 'official'
}

/**
 * Packs the runtime that is here, and puts into the name of everything that it may not leave this machine.
 * @param {Runtime} runtime
 * @returns {Configuration}
 */
function localRuntime({ folder, version, source }) {
  say(`made with Electron ${version} (${source}) instead of the official download: not for publishing`)
  return {
    electronDist: folder,
    electronVersion: version,
    artifactName: '${name}-${version}-${os}-${arch}-not-for-publishing.${ext}',
    // A name of its own wins over the one above.
    nsis: { artifactName: '${name}-${version}-${os}-${arch}-setup-not-for-publishing.${ext}' },
    // electron-builder leaves these out of what it downloads itself, but not out of a folder.
    afterExtract: async ({ appOutDir }) => {
      await rm(path.join(appOutDir, 'resources/default_app.asar'), { force: true })
      await rm(path.join(appOutDir, 'version'), { force: true })
    },
  }
}
