import type net from 'node:net'
import tls from 'node:tls'
import { authorityOf } from '../../shared/session/endpoint-url'

export interface TlsFacts {
  readonly protocol: string
  readonly cipher: string
  readonly verified: boolean
  /** Why the certificate did not verify, e.g. `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly problem: string | null
}

/** `null` on plain TCP. */
export function tlsFacts(socket: net.Socket): TlsFacts | null {
  if (!(socket instanceof tls.TLSSocket)) return null
  const problem: unknown = socket.authorizationError
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    verified: socket.authorized,
    // Typed as an Error, but a code in a string is what comes.
    problem: socket.authorized ? null : problem instanceof Error ? problem.message : String(problem),
  }
}

/** Empty where the socket is gone already. */
export const addressText = (host: string | undefined, port: number | undefined): string =>
  host === undefined || port === undefined ? '' : authorityOf(host, port)
