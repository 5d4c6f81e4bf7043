import type { IpEndpoint } from './ip-endpoint'

export const TcpFlag = { Fin: 1, Syn: 2, Rst: 4, Psh: 8, Ack: 16 } as const

export interface TcpPacket {
  readonly from: IpEndpoint
  readonly to: IpEndpoint
  /** Modulo 2^32, as on the wire (RFC 9293 §3.4). */
  readonly sequence: number
  readonly acknowledgement: number
  readonly flags: number
  readonly payload: Uint8Array
}

const IPV4_HEADER = 20
const IPV6_HEADER = 40
const TCP_HEADER = 20
const TCP_PROTOCOL = 6
const HOPS = 64
/** As large as it gets without a scale. */
const WINDOW = 0xffff

/** An IPv4 packet has no room for more. */
export const MAX_SEGMENT = 0xffff - IPV4_HEADER - TCP_HEADER

const ipHeaderLength = ({ from }: TcpPacket): number => (from.address.length === 4 ? IPV4_HEADER : IPV6_HEADER)

export const packetLength = (packet: TcpPacket): number => ipHeaderLength(packet) + TCP_HEADER + packet.payload.length

/** Writes it at `at`, both headers with their checksums right. `target` is zeros there. */
export function writePacket(target: DataView, at: number, packet: TcpPacket): void {
  const ip = ipHeaderLength(packet)
  const tcpLength = TCP_HEADER + packet.payload.length
  if (ip === IPV4_HEADER) writeIpv4(target, at, packet, tcpLength)
  else writeIpv6(target, at, packet, tcpLength)
  const tcp = at + ip
  target.setUint16(tcp, packet.from.port)
  target.setUint16(tcp + 2, packet.to.port)
  target.setUint32(tcp + 4, packet.sequence)
  target.setUint32(tcp + 8, packet.acknowledgement)
  target.setUint8(tcp + 12, (TCP_HEADER / 4) << 4)
  target.setUint8(tcp + 13, packet.flags)
  target.setUint16(tcp + 14, WINDOW)
  new Uint8Array(target.buffer, target.byteOffset).set(packet.payload, tcp + TCP_HEADER)
  target.setUint16(tcp + 16, checksumOf(sum(target, tcp, tcpLength, pseudoHeader(packet, tcpLength))))
}

function writeIpv4(target: DataView, at: number, { from, to }: TcpPacket, tcpLength: number): void {
  target.setUint8(at, (4 << 4) | (IPV4_HEADER / 4))
  target.setUint16(at + 2, IPV4_HEADER + tcpLength)
  // Don't fragment (RFC 791 §3.1): the identification says nothing then (RFC 6864 §4).
  target.setUint16(at + 6, 0x4000)
  target.setUint8(at + 8, HOPS)
  target.setUint8(at + 9, TCP_PROTOCOL)
  setBytes(target, at + 12, from.address)
  setBytes(target, at + 16, to.address)
  target.setUint16(at + 10, checksumOf(sum(target, at, IPV4_HEADER, 0)))
}

function writeIpv6(target: DataView, at: number, { from, to }: TcpPacket, tcpLength: number): void {
  target.setUint8(at, 6 << 4)
  target.setUint16(at + 4, tcpLength)
  target.setUint8(at + 6, TCP_PROTOCOL)
  target.setUint8(at + 7, HOPS)
  setBytes(target, at + 8, from.address)
  setBytes(target, at + 24, to.address)
}

const setBytes = (target: DataView, at: number, bytes: Uint8Array): void =>
  new Uint8Array(target.buffer, target.byteOffset).set(bytes, at)

/** What the checksum covers besides the segment (RFC 9293 §3.1, RFC 8200 §8.1). */
function pseudoHeader({ from, to }: TcpPacket, tcpLength: number): number {
  let total = TCP_PROTOCOL + tcpLength
  for (const { address } of [from, to])
    for (let index = 0; index < address.length; index += 2)
      total += ((address[index] ?? 0) << 8) | (address[index + 1] ?? 0)
  return total
}

/** Of 16-bit words; an odd byte at the end counts as the upper half of one. Stays exact: a packet has at most 64 KiB. */
function sum(target: DataView, at: number, length: number, start: number): number {
  let total = start
  for (let place = at; place < at + length - 1; place += 2) total += target.getUint16(place)
  return length % 2 === 0 ? total : total + (target.getUint8(at + length - 1) << 8)
}

/** RFC 1071 §1. */
function checksumOf(total: number): number {
  let folded = total
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x1_0000)
  return ~folded & 0xffff
}
