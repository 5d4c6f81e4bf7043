// npm test: everything that can be checked, in one run. No step stops the others; the last line says how it all went.
import './bootstrap/check-node.mjs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { buildApp } from './build.mjs'
import { root } from './root.mjs'
import { say } from './say.mjs'
import { runPlaywright, runVitest } from './test/run-suite.mjs'
import { inWords, nothing, oneCheck, sum } from './test/tally.mjs'
import { checkLayers } from './typecheck/layers.mjs'

/** @typedef {import('./test/tally.mjs').Tally} Tally */

/** @type {[name: string, step: () => Tally | Promise<Tally>][]} */
const steps = [
  ['lint', lint],
  ['type check', async () => sum((await checkLayers()).map(oneCheck))],
  ['unit tests', () => runVitest('unit')],
  ['integration tests', () => runVitest('integration')],
  ['build', build],
  ['end-to-end tests', runPlaywright],
]

const tallies = [await attempt('bootstrap', makeReady)]
// Without packages and runtime nothing else can run.
if (tallies[0]?.failed === 0) for (const [name, step] of steps) tallies.push(await attempt(name, step))

const total = sum(tallies)
process.exitCode = total.failed > 0 ? 1 : 0
console.log(inWords(total))

/**
 * @param {string} name
 * @param {() => Tally | Promise<Tally>} step
 * @returns {Promise<Tally>}
 */
async function attempt(name, step) {
  const start = performance.now()
  let tally = oneCheck(false)
  try {
    tally = await step()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
  say(`${name}: ${inWords(tally)} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return tally
}

async function makeReady() {
  await bootstrap({ forTests: true })
  return nothing
}

function lint() {
  // In a process of its own: it loads packages that were not there yet when this one started.
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/lint.mjs')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return oneCheck(status === 0)
}

function build() {
  buildApp()
  return oneCheck(true)
}
