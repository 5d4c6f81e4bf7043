/** Whether only this machine can reach what listens there. A name but `localhost` counts as one that others reach. */
export function isLoopback(host: string): boolean {
  const address = host.toLowerCase().replace(/^::ffff:/, '')
  return address === 'localhost' || address === '::1' || /^127(\.\d{1,3}){3}$/.test(address)
}

/** Whether all addresses of the machine are meant, or those of IPv4. */
export const isWildcard = (host: string): boolean => host === '' || host === '::' || host === '0.0.0.0'
