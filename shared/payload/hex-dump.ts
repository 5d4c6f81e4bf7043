import { hexByte } from './hex'

export const HEX_DUMP_WIDTH = 16

/** One line of a hex dump: up to 16 bytes. */
export interface HexDumpRow {
  /** Of the row's first byte, eight hex digits or more. */
  readonly offset: string
  /** Two digits per byte. */
  readonly bytes: readonly string[]
  /** One character per byte: itself where it is printable ASCII, else a dot. */
  readonly ascii: string
}

export const countHexDumpRows = (length: number): number => Math.ceil(length / HEX_DUMP_WIDTH)

/** The rows asked for and no others, so that a list can show any payload a screen at a time. */
export function hexDumpRows(payload: Uint8Array, firstRow: number, rowCount: number): readonly HexDumpRow[] {
  const rows: HexDumpRow[] = []
  const end = Math.min(firstRow + rowCount, countHexDumpRows(payload.length))
  for (let row = firstRow; row < end; row++) {
    const start = row * HEX_DUMP_WIDTH
    const slice = payload.subarray(start, start + HEX_DUMP_WIDTH)
    rows.push({
      offset: start.toString(16).padStart(8, '0'),
      bytes: Array.from(slice, hexByte),
      ascii: Array.from(slice, printable).join(''),
    })
  }
  return rows
}

/** The whole dump as text, for copying. */
export function hexDump(payload: Uint8Array): string {
  let dump = ''
  for (const row of hexDumpRows(payload, 0, countHexDumpRows(payload.length)))
    dump += `${row.offset}  ${row.bytes.join(' ').padEnd(HEX_DUMP_WIDTH * 3 - 1)}  ${row.ascii}\n`
  return dump
}

const printable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')
