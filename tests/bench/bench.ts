/* Measures row by row. Run it with `npm run bench`. */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { ensureDisplay } from '../../scripts/virtual-display.mjs'
import { type BenchResult, resultOf } from './bench-result'
import type { BenchRow } from './bench-row'
import { benchRows } from './bench-rows'
import type { BenchRun, FigureRow } from './figure-row'
import { figureRows } from './figure-rows'
import { Peer } from './flood-peer'
import { describeMachine } from './machine'
import { measureRow } from './measure-row'
import { resultsTable } from './results-table'

const { values } = parseArgs({
  options: {
    /** The runtime's executable. */
    electron: { type: 'string' },
    /** Names or starts of names, separated by commas. */
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '5' },
    /** Of the flood that the whole app is under. */
    seconds: { type: 'string', default: '60' },
    /** Read by `warmPageCache`. */
    'no-warm': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const electron = values.electron ?? process.execPath
const executables = { electron, node: process.execPath }
const isWanted = ({ name }: { readonly name: string }): boolean =>
  values.only.split(',').some((start) => name.startsWith(start))
const machine = describeMachine(electron)
console.error(
  Object.entries(machine)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', '),
)

const endDisplay = figureRows.some(isWanted) ? await ensureDisplay() : () => {}
const peer = new Peer()
const run: BenchRun = { electron, peer, runs: Number(values.runs), seconds: Number(values.seconds) }
const peerUrl = await peer.url()
const results: BenchResult[] = []
const skipped: { readonly name: string; readonly reason: string }[] = []
const failed: typeof skipped = []
for (const row of benchRows.filter(isWanted))
  await measure(row, async () => [await measureRow(row, executables, peerUrl, run.runs)])
for (const row of figureRows.filter(isWanted))
  await measure(row, async () => (await row.measure(run)).map((measured) => resultOf(measured)))
await peer.end()
endDisplay()

console.error(resultsTable(results))
for (const { name, reason } of skipped) console.error(`${name} skipped: ${reason}`)
for (const { name, reason } of failed) console.error(`${name} failed: ${reason}`)
const loadAtEnd = loadavg()[0] ?? 0
console.error(`load at the end: ${loadAtEnd}`)
if (values.json) console.log(JSON.stringify({ machine: { ...machine, loadAtEnd }, results, skipped, failed }, null, 2))

async function measure(row: BenchRow | FigureRow, work: () => Promise<readonly BenchResult[]>): Promise<void> {
  console.error(`${row.name} …`)
  try {
    await row.prepare?.()
  } catch (cause) {
    skipped.push({ name: row.name, reason: inWords(cause) })
    return
  }
  try {
    results.push(...(await work()))
  } catch (cause) {
    // The other rows are worth their time all the same.
    failed.push({ name: row.name, reason: inWords(cause) })
    process.exitCode = 1
  }
}

function inWords(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
