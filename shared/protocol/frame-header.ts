import type { RecordedFrame } from '../session/recorder'

/**
 * The frame header of RFC 6455 §5.2:
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-------+-+-------------+-------------------------------+
 *     |F|R|R|R| opcode|M| Payload len |    Extended payload length    |
 *     |I|S|S|S|  (4)  |A|     (7)     |             (16/64)           |
 *     |N|V|V|V|       |S|             |   (if payload len==126/127)   |
 *     | |1|2|3|       |K|             |                               |
 *     +-+-+-+-+-------+-+-------------+ - - - - - - - - - - - - - - - +
 *     |     Extended payload length continued, if payload len == 127  |
 *     + - - - - - - - - - - - - - - - +-------------------------------+
 *     |                               |Masking-key, if MASK set to 1  |
 *     +-------------------------------+-------------------------------+
 *     | Masking-key (continued)       |          Payload Data         |
 *     +-------------------------------- - - - - - - - - - - - - - - - +
 */
export const FIN_BIT = 0x80
export const RSV1_BIT = 0x40
export const RSV2_BIT = 0x20
export const RSV3_BIT = 0x10
export const OPCODE_BITS = 0x0f
export const MASK_BIT = 0x80
export const LENGTH_BITS = 0x7f
/** Values of the 7-bit length that announce a longer one. */
export const LENGTH_16 = 126
export const LENGTH_64 = 127
export const MAX_HEADER_LENGTH = 14
/** Control frames hold no more (RFC 6455 §5.5). */
export const MAX_CONTROL_PAYLOAD = 125

export type HeaderFieldName =
  | 'fin'
  | 'rsv1'
  | 'rsv2'
  | 'rsv3'
  | 'opcode'
  | 'mask'
  | 'length'
  | 'extended-length-16'
  | 'extended-length-64'
  | 'masking-key'

/** One field of a header that is there, for drawing it. */
export interface HeaderField {
  readonly name: HeaderFieldName
  /** Place of its first bit, counted from the start of the header. */
  readonly bit: number
  readonly bits: number
  /** The value of the bits; a number up to 2^53, a 64-bit length beyond that rounded: show `hex` then. */
  readonly value: number
  /** The same as hexadecimal digits, without prefix. */
  readonly hex: string
  readonly section: string
}

/** Length of a whole header, from its first two bytes. */
export function headerLength(second: number): number {
  const length = second & LENGTH_BITS
  return 2 + (length === LENGTH_16 ? 2 : length === LENGTH_64 ? 8 : 0) + (second & MASK_BIT ? 4 : 0)
}

/** A length may be one that no number holds exactly: the field has room for 64 bits. */
type WrittenHeader = Omit<RecordedFrame, 'position' | 'payloadLength'> & { readonly payloadLength: number | bigint }

/** The bytes of a frame's header; `headerLength` tells which of the three forms its length took. */
export function writeHeader(frame: WrittenHeader): Uint8Array {
  const header = new Uint8Array(frame.headerLength)
  const view = new DataView(header.buffer)
  const extended = frame.headerLength - 2 - (frame.masked ? 4 : 0)
  header[0] =
    (frame.fin ? FIN_BIT : 0) |
    (frame.rsv1 ? RSV1_BIT : 0) |
    (frame.rsv2 ? RSV2_BIT : 0) |
    (frame.rsv3 ? RSV3_BIT : 0) |
    frame.opcode
  header[1] =
    (frame.masked ? MASK_BIT : 0) |
    (extended === 0 ? Number(frame.payloadLength) : extended === 2 ? LENGTH_16 : LENGTH_64)
  if (extended === 2) view.setUint16(2, Number(frame.payloadLength))
  if (extended === 8) view.setBigUint64(2, BigInt(frame.payloadLength))
  if (frame.masked) view.setUint32(2 + extended, frame.maskingKey)
  return header
}

/** The fields of a header as on the wire. Bytes that are missing leave their fields out. */
export function readHeaderFields(header: Uint8Array): readonly HeaderField[] {
  const fields: HeaderField[] = []
  const [first, second] = header
  const add = (name: HeaderFieldName, bit: number, bits: number, value: number, section = 'RFC 6455 5.2') =>
    fields.push({ name, bit, bits, value, hex: value.toString(16).padStart(Math.ceil(bits / 4), '0'), section })
  const addBytes = (name: HeaderFieldName, from: number, count: number, section: string) => {
    const bytes = header.subarray(from, from + count)
    if (bytes.length < count) return
    let value = 0
    let hex = ''
    for (const byte of bytes) {
      value = value * 256 + byte
      hex += byte.toString(16).padStart(2, '0')
    }
    fields.push({ name, bit: from * 8, bits: count * 8, value, hex, section })
  }
  if (first === undefined) return fields
  add('fin', 0, 1, first >> 7)
  add('rsv1', 1, 1, (first >> 6) & 1)
  add('rsv2', 2, 1, (first >> 5) & 1)
  add('rsv3', 3, 1, (first >> 4) & 1)
  add('opcode', 4, 4, first & OPCODE_BITS)
  if (second === undefined) return fields
  const length = second & LENGTH_BITS
  add('mask', 8, 1, second >> 7)
  add('length', 9, 7, length)
  if (length === LENGTH_16) addBytes('extended-length-16', 2, 2, 'RFC 6455 5.2')
  if (length === LENGTH_64) addBytes('extended-length-64', 2, 8, 'RFC 6455 5.2')
  if (second & MASK_BIT) addBytes('masking-key', headerLength(second) - 4, 4, 'RFC 6455 5.3')
  return fields
}
