export type PairRows = readonly (readonly [name: string, value: string])[]

type Editable = [string, string][]

export const withRow = (rows: PairRows): Editable => [...copy(rows), ['', '']]

export function withChange(rows: PairRows, index: number, column: 0 | 1, text: string): Editable {
  const next = copy(rows)
  const row = next[index]
  if (row) row[column] = text
  return next
}

export const withoutRow = (rows: PairRows, index: number): Editable => copy(rows).toSpliced(index, 1)

/** Order counts on the wire; the first row stays where it is. */
export function movedUp(rows: PairRows, index: number): Editable {
  const next = copy(rows)
  const [row] = next.splice(index, 1)
  if (row) next.splice(Math.max(0, index - 1), 0, row)
  return next
}

const copy = (rows: PairRows): Editable => rows.map(([name, value]) => [name, value])
