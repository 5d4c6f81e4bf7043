import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from '../say.mjs'

/** @typedef {import('./system-needs.mjs').SystemNeed} SystemNeed */

const hasApt = existsSync('/usr/bin/apt-get')
// Another apt-get may be at work, as on a machine that has just booted.
const LOCK_TIMEOUT_SECONDS = 120

const isRoot = process.getuid?.() === 0

/**
 * Installs what is missing, where that is possible: Debian or Ubuntu, as root. Else throws, naming the line to run.
 * @param {readonly SystemNeed[]} needs
 */
export function ensureSystemPackages(needs) {
  const unmet = unmetNeeds(needs)
  if (unmet.length === 0) return
  const packages = packagesFor(unmet)
  if (!hasApt) throw new Error(`this machine lacks ${inWords(unmet)}; install what brings it`)
  if (!isRoot) {
    throw new Error(`this machine lacks ${inWords(unmet)}; run:\n  sudo apt-get install -y ${packages.join(' ')}`)
  }
  say(`installing ${inWords(unmet)} (apt-get)`)
  aptInstall(packages)
  const still = unmetNeeds(needs)
  if (still.length > 0) throw new Error(`this machine still lacks ${inWords(still)}`)
}

/**
 * The same for what can be done without, one by one: says what stays missing instead of failing.
 * @param {readonly SystemNeed[]} needs
 */
export function offerSystemPackages(needs) {
  for (const need of needs) {
    try {
      ensureSystemPackages([need])
    } catch (error) {
      say(`tests with ${need.name} will be skipped: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/** @param {readonly SystemNeed[]} needs */
function unmetNeeds(needs) {
  return needs.flatMap(({ name, missing, packages }) => {
    const lacking = missing()
    return lacking ? [{ name, lacking, packages }] : []
  })
}

/** @param {ReturnType<typeof unmetNeeds>} unmet */
function inWords(unmet) {
  return unmet.map(({ name, lacking }) => `${name} (${lacking})`).join(', ')
}

/** @param {readonly { packages: string[] }[]} needs */
function packagesFor(needs) {
  const names = needs.flatMap(({ packages }) => packages)
  return hasApt ? names.map(currentName) : names
}

/**
 * Newer Debian and Ubuntu releases renamed some libraries when they moved to 64-bit time.
 * @param {string} name
 */
function currentName(name) {
  const renamed = `${name}t64`
  const { stdout } = spawnSync('apt-cache', ['pkgnames', renamed], { encoding: 'utf8' })
  return stdout.split('\n').includes(renamed) ? renamed : name
}

/** @param {string[]} packages */
function aptInstall(packages) {
  apt(['update'])
  apt(['install', '-y', '--no-install-recommends', ...packages])
}

/** @param {string[]} args */
function apt(args) {
  const { status, stderr } = spawnSync(
    'apt-get',
    ['-qq', '-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_SECONDS}`, ...args],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      // A package that asks questions (tshark) would wait for an answer.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    },
  )
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed: ${stderr.trim()}`)
}
