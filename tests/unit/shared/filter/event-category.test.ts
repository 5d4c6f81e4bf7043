import { describe, expect, it } from 'vitest'
import { DetailKindCode, FRAME_KIND, MESSAGE_KIND } from '../../../../main/capture/capture-format'
import { recordKindsOf } from '../../../../shared/filter/event-category'
import { RecordKind } from '../../../../shared/filter/filterable-record'

const inPascalCase = (kind: string): string => kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

describe('RecordKind', () => {
  it('has the numbers of the capture file', () => {
    const details = Object.entries(DetailKindCode).map(([kind, code]) => [inPascalCase(kind), code])
    expect(RecordKind).toEqual({ ...Object.fromEntries(details), Frame: FRAME_KIND, Message: MESSAGE_KIND })
  })
})

describe('recordKindsOf', () => {
  it('puts each kind into one category', () => {
    const kinds = Object.values(recordKindsOf).flat()
    expect(kinds.toSorted((a, b) => a - b)).toEqual(Object.values(RecordKind).toSorted((a, b) => a - b))
  })
})
