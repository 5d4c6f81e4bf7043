import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../../scripts/root.mjs'
import { say } from '../../../scripts/say.mjs'

/** A package that is measured, installed for the bench alone: the project does not depend on it. */
export interface NpmRival {
  readonly name: string
  readonly version: string
}

/** The package's own folder. */
export const rivalFolder = ({ name }: NpmRival): string => path.join(prefixOf(name), 'node_modules', name)

/** Installs that very version, without running what it would run at install, unless it is there. */
export function ensureNpmRival(rival: NpmRival): void {
  const { name, version } = rival
  const manifest = path.join(rivalFolder(rival), 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return
  say(`installing ${name} ${version}`)
  const prefix = prefixOf(name)
  mkdirSync(prefix, { recursive: true })
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      prefix,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `${name}@${version}`,
    ],
    // npm is a command script on Windows, which only a shell can start.
    { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  )
  if (status !== 0) throw new Error(`npm could not install ${name} ${version}`)
}

const prefixOf = (name: string): string => path.join(root, '.cache/rivals', name)
