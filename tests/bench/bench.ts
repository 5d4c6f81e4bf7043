/* Measures row by row. Run it with `npm run bench`. */
import { parseArgs } from 'node:util'
import { benchRows } from './bench-rows'
import { Child } from './child'
import { describeMachine } from './machine'
import { type BenchResult, measureRow } from './measure-row'
import { resultsTable } from './results-table'

const { values } = parseArgs({
  options: {
    /** The runtime's executable. */
    electron: { type: 'string' },
    /** Names or starts of names, separated by commas. */
    only: { type: 'string', default: '' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
})
const electron = values.electron ?? process.execPath
const rows = benchRows.filter(({ name }) => values.only.split(',').some((start) => name.startsWith(start)))
const machine = describeMachine(electron)
console.error(
  Object.entries(machine)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', '),
)

const peer = new Child('peer', process.execPath)
const peerUrl = `ws://127.0.0.1:${await peer.hear<number>()}`
const results: BenchResult[] = []
for (const row of rows) {
  const executable = row.runtime === 'electron' ? electron : process.execPath
  console.error(`${row.name} …`)
  results.push(await measureRow(row, executable, peerUrl, Number(values.runs)))
}
await peer.end()

console.error(resultsTable(results))
if (values.json) console.log(JSON.stringify({ machine, results }, null, 2))
