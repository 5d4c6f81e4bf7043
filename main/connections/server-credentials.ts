import type { ServerTls } from '../../shared/session/server-profile'
import { endpointCredentials, type EndpointCredentials } from './endpoint-credentials'

/** Where self-signed certificates come from. */
export interface Certificates {
  selfSigned(names: readonly string[]): Promise<{ readonly cert: string; readonly key: string }>
}

/**
 * What a server proves itself with. Rejects with `AppFailure`.
 *
 * @param names what a self-signed certificate vouches for, besides those of the settings
 */
export async function serverCredentials(
  settings: Exclude<ServerTls, { kind: 'none' }>,
  names: readonly string[],
  certificates: Certificates,
): Promise<EndpointCredentials> {
  if (settings.kind !== 'self-signed') return endpointCredentials(settings)
  const { cert, key } = await certificates.selfSigned([...names, ...settings.names])
  return endpointCredentials({ kind: 'pem', cert, key, passphrase: '' })
}
