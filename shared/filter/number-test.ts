/** What `len`, `conn` and `code` ask of a number. */
export type NumberTest =
  | { readonly type: 'less' | 'at-most' | 'greater' | 'at-least' | 'unequal'; readonly value: number }
  /** In one of the ranges, both ends included; a single number is a range of one. */
  | { readonly type: 'within'; readonly ranges: readonly NumberRange[] }

export interface NumberRange {
  readonly from: number
  readonly to: number
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
