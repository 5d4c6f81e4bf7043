import type { BenchResult } from './measure-row'

const columns: readonly (readonly [string, (result: BenchResult) => string])[] = [
  ['row', ({ name }) => name],
  ['ours/s', ({ ours }) => rate(ours)],
  ['baseline/s', ({ baseline }) => rate(baseline)],
  ['ratio', ({ median }) => median.toFixed(2)],
  ['min–max', ({ min, max }) => `${min.toFixed(2)}–${max.toFixed(2)}`],
  ['target', ({ target }) => `≥ ${target.toFixed(1)}`],
  ['', ({ holds }) => (holds ? 'holds' : 'misses')],
]

/** One line per result, columns aligned, for people. */
export function resultsTable(results: readonly BenchResult[]): string {
  const lines = [columns.map(([title]) => title), ...results.map((result) => columns.map(([, show]) => show(result)))]
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => align(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const align = (cell: string, width: number, column: number): string =>
  column === 0 || column === columns.length - 1 ? cell.padEnd(width) : cell.padStart(width)

const rate = (perSecond: number): string => Math.round(perSecond).toLocaleString('en')
