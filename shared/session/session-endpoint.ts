import { assertNever } from '../assert-never'
import { authorityOf } from './endpoint-url'
import type { SessionProfile } from './session-summary'
import { withoutPassword } from './url-password'

/** Where a session connects to, or listens, as a URL to show. */
export function sessionEndpoint(profile: SessionProfile): string {
  switch (profile.mode) {
    case 'client':
      // Captures from before that may have one in their head.
      return withoutPassword(profile.url)
    case 'server':
      return serverUrl(profile.tls.kind !== 'none', profile.host, profile.port, profile.path)
    default:
      return assertNever(profile)
  }
}

export function serverUrl(secure: boolean, host: string, port: number, path: string | null): string {
  return `${secure ? 'wss' : 'ws'}://${authorityOf(host, port)}${path ?? '/'}`
}
