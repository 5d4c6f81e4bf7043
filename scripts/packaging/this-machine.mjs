import { existsSync } from 'node:fs'
import path from 'node:path'

/** @typedef {import('./plan-targets.mjs').Machine} Machine */

// As Debian and Ubuntu have it.
const DEBIAN_7ZA = '/usr/lib/p7zip/7za'
const FPM_STAND_IN = path.join(import.meta.dirname, '../fpm/fpm.mjs')

const TOOLS = 'https://github.com/electron-userland/electron-builder-binaries/'
const REACH_TIMEOUT_MS = 10_000

/** @type {Partial<Record<NodeJS.Platform, Machine['system']>>} */
const systems = { linux: 'linux', win32: 'win', darwin: 'mac' }

/** Each system builds its own. */
export function thisSystem() {
  const system = systems[process.platform]
  if (system === undefined) throw new Error(`nothing is packaged on ${process.platform}`)
  return system
}

/** Looks at what is there to build with. @returns {Promise<Machine>} */
export async function thisMachine() {
  return {
    system: thisSystem(),
    downloads: await isReachable(process.env.ELECTRON_BUILDER_BINARIES_MIRROR ?? TOOLS),
    archiver: Boolean(process.env.ELECTRON_BUILDER_7ZIP_PATH) || existsSync(DEBIAN_7ZA),
    packager: Boolean(process.env.CUSTOM_FPM_PATH),
    dpkgDeb: isOnPath('dpkg-deb'),
    rpmbuild: isOnPath('rpmbuild'),
  }
}

/**
 * The environment that makes electron-builder use the system's tools in place of those it cannot download. What the user
 * has named stays.
 * @param {Machine} machine
 * @returns {Record<string, string>}
 */
export function toolEnvironment({ downloads, archiver, packager }) {
  if (downloads) return {}
  return {
    ...(archiver && !process.env.ELECTRON_BUILDER_7ZIP_PATH ? { ELECTRON_BUILDER_7ZIP_PATH: DEBIAN_7ZA } : {}),
    ...(packager ? {} : { CUSTOM_FPM_PATH: FPM_STAND_IN }),
  }
}

/** @param {string} url */
async function isReachable(url) {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACH_TIMEOUT_MS) })
    return true
  } catch {
    return false
  }
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)))
}
