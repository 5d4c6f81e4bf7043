import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { say } from '../say.mjs'
import { builderConfiguration, isPublishable } from './builder-configuration.mjs'
import { buildInstaller, releaseFolder } from './build-installer.mjs'
import { configuredTargets } from './configured-targets.mjs'
import { checksums, outcomeTable } from './outcome-table.mjs'
import { packageApp } from './packaged-app.mjs'
import { planTargets } from './plan-targets.mjs'
import { thisMachine, toolEnvironment } from './this-machine.mjs'

/** @typedef {import('./outcome-table.mjs').Outcome} Outcome */
/** @typedef {import('./plan-targets.mjs').Planned} Planned */

// What is not for publishing need not be small: at electron-builder's own level, an archive takes minutes.
const QUICK_LEVEL = '1'

/**
 * Builds what is asked for, and leaves it in release/ with its checksums.
 * @param {import('../electron/runtime.mjs').Runtime} runtime
 * @param {readonly string[]} asked names of targets; all where there are none
 * @returns {Promise<boolean>} whether everything was built that had to be: what was asked for by name, else what can be
 *   built on this machine
 */
export async function distribute(runtime, asked) {
  const machine = await thisMachine()
  const planned = planTargets(await configuredTargets(), asked, machine)
  Object.assign(process.env, toolEnvironment(machine))
  const config = builderConfiguration(runtime)
  if (!isPublishable(runtime)) {
    process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= QUICK_LEVEL
    Object.assign(config, { deb: { compression: 'gz' }, rpm: { compression: 'gzip' } })
  }
  await rm(releaseFolder, { recursive: true, force: true })
  const outcomes = await buildAll(config, planned)
  // What electron-builder decided by itself, of use when it is being debugged.
  await rm(path.join(releaseFolder, 'builder-debug.yml'), { force: true })
  const sums = checksums(outcomes)
  if (sums !== '') await writeFile(path.join(releaseFolder, 'SHA256SUMS'), sums)
  console.log(outcomeTable(outcomes))
  if (!isPublishable(runtime)) console.log('Not for publishing: not made with the official Electron of this version.')
  return outcomes.every(({ state }) => state === 'built' || (state === 'skipped' && asked.length === 0))
}

/**
 * One after another, in the order of the plan; the app is packed once for each system and architecture.
 * @param {import('electron-builder').Configuration} config
 * @param {readonly Planned[]} planned
 */
async function buildAll(config, planned) {
  /** @type {Map<string, Promise<import('./packaged-app.mjs').PackagedApp>>} */
  const apps = new Map()
  /** @type {Outcome[]} */
  const outcomes = []
  for (const target of planned) {
    if (target.obstacle !== null) {
      outcomes.push({ target, state: 'skipped', artifacts: [], why: target.obstacle })
      continue
    }
    say(`building ${target.name} for ${target.system} ${target.arch}`)
    const kind = `${target.system} ${target.arch}`
    const app = apps.get(kind) ?? packageApp(config, target)
    apps.set(kind, app)
    outcomes.push(await outcomeOf(target, async () => await buildInstaller(config, target, await app)))
  }
  return outcomes
}

/**
 * @param {Planned} target
 * @param {() => Promise<string[]>} build
 * @returns {Promise<Outcome>}
 */
async function outcomeOf(target, build) {
  try {
    const artifacts = await Promise.all((await build()).map(artifactOf))
    return { target, state: 'built', artifacts }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { target, state: 'failed', artifacts: [], why: why.split('\n')[0] ?? why }
  }
}

/** @param {string} file */
async function artifactOf(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { name: path.basename(file), size: (await stat(file)).size, sha256: hash.digest('hex') }
}
