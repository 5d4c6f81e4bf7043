import { expect, it } from 'vitest'
import { movedUp, withChange, withoutRow, withRow } from '../../../../renderer/components/pair-rows'

const rows = [
  ['X-Trace', 'one'],
  ['x-trace', 'two'],
] as const

it('adds an empty row at the end', () => {
  expect(withRow(rows)).toEqual([...rows, ['', '']])
})

it('changes one column of one row and keeps its twin', () => {
  expect(withChange(rows, 1, 1, 'three')).toEqual([rows[0], ['x-trace', 'three']])
})

it('removes one of two', () => {
  expect(withoutRow(rows, 0)).toEqual([rows[1]])
})

it('moves a row up, the first one nowhere', () => {
  expect(movedUp(rows, 1)).toEqual([rows[1], rows[0]])
  expect(movedUp(rows, 0)).toEqual(rows)
})
