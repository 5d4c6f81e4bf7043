/** An end of a TCP connection. Both ends have addresses of the same length. */
export interface IpEndpoint {
  /** 4 bytes, or 16. */
  readonly address: Uint8Array
  readonly port: number
}

/** Stands for an address that nobody knows. */
const UNSPECIFIED = Uint8Array.of(0, 0, 0, 0)

/**
 * Reads `127.0.0.1:80` and `[::1]:80`. IPv4 in IPv6 is told as IPv4, which it was on the wire (RFC 4291 §2.5.5.2).
 *
 * @param port for where the text names none
 */
export function readEndpoint(text: string, port: number): IpEndpoint {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]*)\]|([^:]*)):(\d{1,5})$/.exec(text) ?? []
  const host = (bracketed ?? plain ?? '').replace(/%.*$/, '')
  const address = host.includes(':') ? readIpv6(host) : readIpv4(host)
  return { address: address ?? UNSPECIFIED, port: digits === undefined ? port : Number(digits) & 0xffff }
}

/** Of two of which one is IPv6, the other as IPv6 too. */
export const asLongAs = (one: IpEndpoint, other: IpEndpoint): IpEndpoint =>
  one.address.length >= other.address.length ? one : { ...one, address: mapped(one.address) }

const MAPPED_PREFIX = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)

const mapped = (address: Uint8Array): Uint8Array => Uint8Array.of(...MAPPED_PREFIX, ...address)

function readIpv4(host: string): Uint8Array | null {
  const bytes = host.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : Number.NaN))
  return bytes.length === 4 && bytes.every((byte) => byte <= 255) ? Uint8Array.from(bytes) : null
}

function readIpv6(host: string): Uint8Array | null {
  const [, before = '', dotted] = /^(.*:)([\d.]+\.[\d.]+)$/.exec(host) ?? []
  const last = dotted === undefined ? null : readIpv4(dotted)
  if (dotted !== undefined && last === null) return null
  const groups = readGroups(last === null ? host : before + hexGroups(last))
  if (groups === null) return null
  const bytes = Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]))
  return MAPPED_PREFIX.every((byte, index) => byte === bytes[index]) ? bytes.slice(MAPPED_PREFIX.length) : bytes
}

/** The eight groups of an address whose zeros may be left out once (RFC 4291 §2.2). */
function readGroups(host: string): number[] | null {
  const [head = '', tail, ...more] = host.split('::')
  const groupsOf = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => Number(`0x${group}`)))
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  if (zeros < 0 || more.length > 0) return null
  const groups = [...first, ...Array.from({ length: zeros }, () => 0), ...last]
  return groups.length === 8 && groups.every((group) => group <= 0xffff) ? groups : null
}

const hexGroups = ([a = 0, b = 0, c = 0, d = 0]: Uint8Array): string =>
  `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
