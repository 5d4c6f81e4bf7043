/*
 * Blocks of pcapng (draft-ietf-opsawg-pcapng), little-endian: type, length, body padded to 32 bits, length again. Only
 * what is written is here.
 */

const BlockType = { SectionHeader: 0x0a0d0d0a, InterfaceDescription: 1, EnhancedPacket: 6 } as const
const BYTE_ORDER_MAGIC = 0x1a2b3c4d
const Option = { End: 0, UserApplication: 4, InterfaceName: 2, TimeResolution: 9 } as const
/** Packets begin with the header of IPv4 or IPv6. */
const LINKTYPE_RAW = 101
/** Times are in units of 10^-9 seconds. */
const NANOSECONDS = 9
/** Type, both lengths and the fixed fields of an enhanced packet. */
const PACKET_OVERHEAD = 32

const encoder = new TextEncoder()

export function sectionHeader(writtenBy: string): Uint8Array {
  const fixed = new Uint8Array(16)
  const view = new DataView(fixed.buffer)
  view.setUint32(0, BYTE_ORDER_MAGIC, true)
  view.setUint16(4, 1, true)
  // The section's length is not known while it is written.
  view.setBigInt64(8, -1n, true)
  return block(BlockType.SectionHeader, [
    fixed,
    option(Option.UserApplication, encoder.encode(writtenBy)),
    endOfOptions,
  ])
}

export function interfaceDescription(name: string): Uint8Array {
  const fixed = new Uint8Array(8)
  new DataView(fixed.buffer).setUint16(0, LINKTYPE_RAW, true)
  const resolution = option(Option.TimeResolution, Uint8Array.of(NANOSECONDS))
  const options = [option(Option.InterfaceName, encoder.encode(name)), resolution, endOfOptions]
  return block(BlockType.InterfaceDescription, [fixed, ...options])
}

/** Length of the block for a packet of so many bytes. */
export const packetBlockLength = (packetLength: number): number => PACKET_OVERHEAD + padded(packetLength)

/**
 * Writes the block of a packet around its place in `target`: its bytes begin 28 bytes behind `at`.
 *
 * @param time nanoseconds since 1970
 */
export function writePacketBlock(target: DataView, at: number, time: bigint, packetLength: number): void {
  const length = packetBlockLength(packetLength)
  target.setUint32(at, BlockType.EnhancedPacket, true)
  target.setUint32(at + 4, length, true)
  target.setUint32(at + 8, 0, true)
  target.setUint32(at + 12, Number(time >> 32n), true)
  target.setUint32(at + 16, Number(time & 0xffff_ffffn), true)
  target.setUint32(at + 20, packetLength, true)
  target.setUint32(at + 24, packetLength, true)
  target.setUint32(at + length - 4, length, true)
}

export const PACKET_START = 28

const endOfOptions = new Uint8Array(4)

function option(code: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + padded(value.length))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, code, true)
  view.setUint16(2, value.length, true)
  bytes.set(value, 4)
  return bytes
}

function block(type: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = 12 + parts.reduce((sum, part) => sum + part.length, 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, type, true)
  view.setUint32(4, length, true)
  view.setUint32(length - 4, length, true)
  let at = 8
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const padded = (length: number): number => Math.ceil(length / 4) * 4
