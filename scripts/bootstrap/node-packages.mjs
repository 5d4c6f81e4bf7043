import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'
import { say } from '../say.mjs'

/** Installs the packages of the lock file, unless they are what is installed. */
export function ensureNodePackages() {
  if (packagesAreInstalled()) return
  say('installing packages (npm ci)')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a command script on Windows, which only a shell can start.
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm ci failed')
}

/** npm leaves a lock file of what it installed inside node_modules, as its last act: compare that with ours. */
function packagesAreInstalled() {
  const installedLock = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedLock)) return false
  const installed = readPackages(installedLock)
  return Object.entries(readPackages(path.join(root, 'package-lock.json'))).every(([folder, { version, optional }]) => {
    const isProjectItself = folder === ''
    return isProjectItself || (installed[folder] ? installed[folder].version === version : optional)
  })
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}
