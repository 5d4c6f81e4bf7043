import type { BenchResult } from './bench-result'

const columns: readonly (readonly [string, (result: BenchResult) => string])[] = [
  ['row', ({ name }) => name],
  ['ours', ({ ours }) => (ours === null ? '' : inShort(ours))],
  ['baseline', ({ baseline }) => (baseline === null ? '' : inShort(baseline))],
  ['median', ({ median }) => inShort(median)],
  ['min–max', ({ min, max }) => `${inShort(min)}–${inShort(max)}`],
  ['target', ({ target, bound }) => (target === null ? '' : `${bound === 'least' ? '≥' : '≤'} ${inShort(target)}`)],
  ['', ({ holds }) => (holds === null ? '' : holds ? 'holds' : 'misses')],
  ['unit', ({ unit }) => unit],
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
  column === 0 || column >= columns.length - 2 ? cell.padEnd(width) : cell.padStart(width)

/** As many digits as mean something. */
const inShort = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 2 })
