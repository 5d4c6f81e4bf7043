/** Longest first: `<=` is not `<` followed by something. */
export const operators = ['!=', '<=', '>=', '<', '>', '=', ':'] as const
/** `:` and `=` mean the same. */
export type Operator = (typeof operators)[number]

/** The operators that order numbers or tell them apart, with the name that tests have for them. */
export const comparisons = {
  '<': 'less',
  '<=': 'at-most',
  '>': 'greater',
  '>=': 'at-least',
  '!=': 'unequal',
} as const satisfies Partial<Record<Operator, string>>
export type Comparison = (typeof comparisons)[keyof typeof comparisons]

export const operatorOf: Readonly<Record<Comparison, Operator>> = {
  less: '<',
  'at-most': '<=',
  greater: '>',
  'at-least': '>=',
  unequal: '!=',
}
