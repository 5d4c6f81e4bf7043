import os from 'node:os'
import { isWildcard } from '../../shared/session/listening-address'

/** Addresses that reach what listens at `host`, that of this machine alone first. */
export function reachableHosts(host: string, interfaces = os.networkInterfaces()): readonly string[] {
  if (!isWildcard(host)) return [host]
  const addresses = Object.values(interfaces).flatMap((ofOne) => ofOne ?? [])
  const others = addresses
    // A link-local IPv6 address is none without its zone, which no URL can carry.
    .filter(({ internal, family, scopeid }) => !internal && (family === 'IPv4' || (host === '::' && scopeid === 0)))
    .map(({ address }) => address)
  return [...new Set(['127.0.0.1', ...(host === '::' ? ['::1'] : []), ...others])]
}
