export type HeaderRows = readonly (readonly [name: string, value: string])[]

type Editable = [string, string][]

export const withRow = (rows: HeaderRows): Editable => [...copy(rows), ['', '']]

export function withChange(rows: HeaderRows, index: number, column: 0 | 1, text: string): Editable {
  const next = copy(rows)
  const row = next[index]
  if (row) row[column] = text
  return next
}

export const withoutRow = (rows: HeaderRows, index: number): Editable => copy(rows).toSpliced(index, 1)

/** Order counts on the wire; the first row stays where it is. */
export function movedUp(rows: HeaderRows, index: number): Editable {
  const next = copy(rows)
  const [row] = next.splice(index, 1)
  if (row) next.splice(Math.max(0, index - 1), 0, row)
  return next
}

const copy = (rows: HeaderRows): Editable => rows.map(([name, value]) => [name, value])
