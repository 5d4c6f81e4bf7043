import { describe, expect, it } from 'vitest'
import {
  columnIds,
  columnTemplate,
  defaultColumns,
  fittingColumns,
  readColumns,
  withToggled,
  withWidth,
} from '../../../../renderer/store/timeline-columns'

describe('columns of the timeline', () => {
  it('remembers what was stored', () => {
    const changed = withWidth(withToggled({ ...defaultColumns, timeStyle: 'relative' }, 'bytes'), 'time', 140)
    expect(readColumns(JSON.stringify(changed))).toEqual(changed)
  })

  it.each([
    [null],
    ['{'],
    ['[]'],
    ['"x"'],
    ['{"hidden":"all","widths":[1],"timeStyle":"lunar"}'],
    ['{"widths":{"time":"wide"}}'],
  ])('falls back to the defaults where %s was stored', (stored) => {
    expect(readColumns(stored)).toEqual(defaultColumns)
  })

  it('never hides the payload', () => {
    expect(withToggled(defaultColumns, 'payload')).toBe(defaultColumns)
    expect(readColumns('{"hidden":["payload","time"]}').hidden).toEqual(['time'])
  })

  it.each([
    [1, 32],
    [100.4, 100],
    [9999, 400],
  ])('makes a column of %d px %d px wide', (asked, width) => {
    expect(withWidth(defaultColumns, 'time', asked).widths.time).toBe(width)
  })

  it('shows all in a wide window, and leaves out what tells least in a narrow one', () => {
    const all = { ...defaultColumns, hidden: [] }
    expect(fittingColumns(all, 1000)).toEqual(columnIds)
    expect(fittingColumns(all, 600)).toEqual(['time', 'delta', 'direction', 'opcode', 'bytes', 'payload'])
    expect(fittingColumns(all, 200)).toEqual(['time', 'direction', 'opcode', 'payload'])
  })

  it('gives the payload what the others leave', () => {
    expect(columnTemplate(['time', 'direction', 'payload'], defaultColumns)).toBe('116px 12px minmax(0, 1fr)')
  })
})
