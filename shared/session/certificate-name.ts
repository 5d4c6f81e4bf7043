import { z } from 'zod'

export interface CertificateName {
  readonly type: 'dns' | 'ip'
  readonly value: string
}

const address = z.union([z.ipv4(), z.ipv6()])
/** RFC 6125 §6.4.3: a wildcard is the whole of the leftmost label. */
const host = z.hostname().max(253)

/** What a certificate can vouch for: a host name in ASCII, one with `*.` in front, or an address. `null` for else. */
export function parseCertificateName(text: string): CertificateName | null {
  if (address.safeParse(text).success) return { type: 'ip', value: text }
  return host.safeParse(text.replace(/^\*\./, '')).success ? { type: 'dns', value: text } : null
}
