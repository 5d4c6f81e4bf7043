import { describe, expect, it } from 'vitest'
import { countHexDumpRows, hexDump, hexDumpRows } from '../../../../shared/payload/hex-dump'

const payload = Uint8Array.from({ length: 35 }, (_, index) => index + 0x70)

describe('hexDumpRows', () => {
  it('gives only the rows asked for', () => {
    expect(hexDumpRows(payload, 2, 10)).toEqual([{ offset: '00000020', bytes: ['90', '91', '92'], ascii: '...' }])
    expect(hexDumpRows(payload, 3, 1)).toEqual([])
  })

  it('shows printable ASCII as itself and all else as a dot', () => {
    expect(hexDumpRows(Uint8Array.of(0x1f, 0x20, 0x7e, 0x7f, 0xe9), 0, 1)[0]?.ascii).toBe('. ~..')
  })

  it.each([
    [0, 0],
    [1, 1],
    [16, 1],
    [17, 2],
  ])('has for %i bytes %i rows', (length, rows) => {
    expect(countHexDumpRows(length)).toBe(rows)
    expect(hexDumpRows(new Uint8Array(length), 0, 100)).toHaveLength(rows)
  })
})

describe('hexDump', () => {
  it('lines its columns up', () => {
    expect(hexDump(payload.subarray(0, 18))).toBe(
      '00000000  70 71 72 73 74 75 76 77 78 79 7a 7b 7c 7d 7e 7f  pqrstuvwxyz{|}~.\n' +
        '00000010  80 81                                            ..\n',
    )
  })
})
