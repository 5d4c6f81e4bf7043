import { isLoopback } from '../session/listening-address'

/**
 * Whether newer versions may be taken from there. Nothing but the server says what they are: on the way, nobody may change
 * it. A server on the same machine may speak without encryption.
 */
export function isUpdateUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')))
}
