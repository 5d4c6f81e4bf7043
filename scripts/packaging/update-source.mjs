import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
// What electron-builder itself writes the file with, but for an app that is packed as a folder on Windows or macOS.
import { getAppUpdatePublishConfiguration } from 'app-builder-lib/out/publish/PublishManager.js'

const FILE = 'app-update.yml'

/**
 * Writes `app-update.yml`, without which electron-updater looks for newer versions but cannot load them: every package is
 * made of the folder that it is written into. To be called before the app is signed.
 * @param {Pick<import('electron-builder').AfterPackContext, 'appOutDir' | 'arch' | 'packager'>} packed
 */
export async function writeUpdateSource({ appOutDir, arch, packager }) {
  const { default: yaml } = await import('js-yaml')
  const source = await getAppUpdatePublishConfiguration(packager, null, arch, false)
  await writeFile(path.join(packager.getResourcesDir(appOutDir), FILE), yaml.dump(source, { lineWidth: -1 }))
}

/**
 * Fails unless electron-updater finds in the app what it loads newer versions with.
 * @param {string} resources folder of the packed app
 */
export async function checkUpdateSource(resources) {
  const file = path.join(resources, FILE)
  const { default: yaml } = await import('js-yaml')
  const source = /** @type {Record<string, unknown>} */ (yaml.load(await readFile(file, 'utf8').catch(() => '')) ?? {})
  const missing = ['provider', 'url', 'updaterCacheDirName'].filter((name) => typeof source[name] !== 'string')
  if (missing.length > 0) throw new Error(`the app could not update itself: ${file} does not say ${missing.join(', ')}`)
}
