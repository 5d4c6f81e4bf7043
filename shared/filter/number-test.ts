/** What `len`, `conn` and `code` ask of a number. */
export type NumberTest =
  | { readonly type: 'less' | 'at-most' | 'greater' | 'at-least' | 'unequal'; readonly value: number }
  /** In one of the ranges, both ends included; a single number is a range of one. */
  | { readonly type: 'within'; readonly ranges: readonly NumberRange[] }

export interface NumberRange {
  readonly from: number
  readonly to: number
}

/** The same test for many values: of long lists of ranges it looks at few. */
export function compileNumberTest(test: NumberTest): (value: number) => boolean {
  if (test.type !== 'within' || test.ranges.length < LONG_LIST) return (value) => passesNumberTest(test, value)
  const ranges = merged(test.ranges)
  return (value) => {
    let low = 0
    let high = ranges.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ranges[middle]?.to ?? 0) < value) low = middle + 1
      else high = middle
    }
    const range = ranges[low]
    return range !== undefined && range.from <= value
  }
}

const LONG_LIST = 8

/** In ascending order, none touching another. */
function merged(ranges: readonly NumberRange[]): readonly NumberRange[] {
  const result: { from: number; to: number }[] = []
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({ from, to })
  }
  return result
}

export function passesNumberTest(test: NumberTest, value: number): boolean {
  switch (test.type) {
    case 'less':
      return value < test.value
    case 'at-most':
      return value <= test.value
    case 'greater':
      return value > test.value
    case 'at-least':
      return value >= test.value
    case 'unequal':
      return value !== test.value
    case 'within':
      for (const range of test.ranges) if (value >= range.from && value <= range.to) return true
      return false
  }
}
