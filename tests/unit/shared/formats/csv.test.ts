import { describe, expect, it } from 'vitest'
import { csvRow } from '../../../../shared/formats/csv-row'
import { CsvFormat } from '../../../../shared/formats/csv'
import { defaultExportOptions } from '../../../../shared/formats/export-options'
import { defaultClientProfile } from '../../../../shared/session/client-profile'

const head = { id: '', mode: 'client', profile: defaultClientProfile, startedAt: 0, recordedBy: '' } as const

describe('csvRow', () => {
  it.each([
    ['a', 'a'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['a\r\nb', '"a\r\nb"'],
    ['a\0b', '"a\0b"'],
    [' a', '" a"'],
    ['a\u2028b \u001b[31m', 'a\u2028b \u001b[31m'],
  ])('writes %j as one cell', (value, cell) => {
    expect(csvRow([value, 1], false)).toBe(`${cell},1\r\n`)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '\0=1'])(
    'keeps %j from being a formula, or leaves it as it is',
    (value) => {
      expect(csvRow([value], true).replace(/^"/, '')).toMatch(/^'/)
      expect(csvRow([value], false).replaceAll(/^"|"?\r\n$/g, '')).toBe(value)
    },
  )

  it('takes no number for a formula', () => {
    expect(csvRow([-1], true)).toBe('-1\r\n')
  })
})

describe('CsvFormat', () => {
  const message = {
    kind: 'message',
    event: 3,
    connection: 1,
    time: 1000,
    direction: 'sent',
    message: 0,
    type: 'text',
    frameCount: 1,
    compressed: false,
    wireLength: 2,
    length: 2,
  } as const
  const format = new CsvFormat({ head, options: defaultExportOptions })
  const row = (payload: Uint8Array | null, missing?: 'withheld') =>
    format.event(message, { payload, frames: [], ...(missing && { missing }) })

  it('begins with the names of its columns', () => {
    expect(format.begin()).toBe('event,time,connection,kind,direction,type,length,wireLength,encoding,content\r\n')
  })

  it('says of a payload how it is written', () => {
    const place = '3,1970-01-01T00:00:00.000001Z,1,message,sent,text,2,2'
    expect(row(new TextEncoder().encode('=1'))).toBe(`${place},text,'=1\r\n`)
    expect(row(Uint8Array.of(0xff, 0))).toBe(`${place},base64,/wA=\r\n`)
    expect(row(null, 'withheld')).toBe(`${place},withheld,\r\n`)
    expect(row(null)).toBe(`${place},deleted,\r\n`)
  })
})
