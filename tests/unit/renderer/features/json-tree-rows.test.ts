import { describe, expect, it } from 'vitest'
import {
  firstUnfolded,
  jsonTreeRows,
  toggled,
  UNFOLD_STEP,
  unfoldedMore,
  type JsonTreeRow,
} from '../../../../renderer/features/frame-detail/json-tree-rows'
import type { JsonDocument } from '../../../../shared/payload/json-document'
import { readJson } from '../../../../shared/payload/json-reader'

function parse(text: string): JsonDocument {
  const reading = readJson(text)
  if (reading.kind !== 'valid') throw new Error(reading.kind)
  return reading.document
}

const told = (document: JsonDocument, rows: readonly JsonTreeRow[]) =>
  rows.map((row) => `${' '.repeat(row.depth)}${row.kind === 'more' ? `${row.count} more` : document.source(row.node)}`)

describe('rows of the JSON tree', () => {
  const small = parse('{"a":[1,[2,[3]]],"b":{}}')

  it('open with the upper levels unfolded', () => {
    expect(told(small, jsonTreeRows(small, firstUnfolded(small)))).toEqual([
      '{"a":[1,[2,[3]]],"b":{}}',
      ' [1,[2,[3]]]',
      '  1',
      '  [2,[3]]',
      ' {}',
    ])
  })

  it('fold and unfold', () => {
    const folded = toggled(firstUnfolded(small), small.root)
    expect(jsonTreeRows(small, folded)).toHaveLength(1)
    expect(jsonTreeRows(small, toggled(folded, small.root))).toHaveLength(5)
  })

  it('unfold a long array a step at a time', () => {
    const long = parse(JSON.stringify(Array.from({ length: 250 }, (_, index) => index)))
    const first = firstUnfolded(long)
    expect(told(long, jsonTreeRows(long, first)).slice(-2)).toEqual([` ${UNFOLD_STEP - 1}`, ' 150 more'])
    const all = unfoldedMore(unfoldedMore(first, long.root), long.root)
    expect(told(long, jsonTreeRows(long, all)).at(-1)).toBe(' 249')
  })

  it('stand any depth', () => {
    const deep = parse('['.repeat(50_000) + ']'.repeat(50_000))
    const unfolded = new Map(Array.from({ length: 50_000 }, (_, index) => [index, UNFOLD_STEP]))
    expect(jsonTreeRows(deep, unfolded)).toHaveLength(50_000)
  })
})
