import type { Environment } from '../../shared/environment/environment'

/** `value: null`: what is kept, and secret. Made public it has to be entered anew, since it is not shown to anybody. */
export interface VariableRow {
  /** The name that it is kept under; `null` for a new one. */
  readonly was: string | null
  readonly name: string
  readonly value: string | null
  readonly secret: boolean
  readonly missing: boolean
}

/** An environment as it is typed. */
export interface EnvironmentEdit {
  readonly name: string
  /** The last one is empty, to go on with. */
  readonly rows: readonly VariableRow[]
}

const emptyRow: VariableRow = { was: null, name: '', value: '', secret: false, missing: false }

export const editOf = ({ name, variables }: Environment): EnvironmentEdit => ({
  name,
  rows: [...variables.map((variable) => ({ ...variable, was: variable.name })), emptyRow],
})

export function withRow(edit: EnvironmentEdit, at: number, change: Partial<VariableRow>): EnvironmentEdit {
  const rows = edit.rows.map((row, index) => (index === at ? { ...row, ...change } : row))
  return { ...edit, rows: at === rows.length - 1 ? [...rows, emptyRow] : rows }
}

export const withoutRow = (edit: EnvironmentEdit, at: number): EnvironmentEdit => ({
  ...edit,
  rows: edit.rows.toSpliced(at, 1),
})

/** What is kept without a name is not dropped by that: it is wrong. */
export const filledVariables = ({ rows }: EnvironmentEdit): readonly VariableRow[] =>
  rows.filter(({ name, value }) => name !== '' || value !== '')
