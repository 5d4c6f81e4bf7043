import { assertNever } from '../assert-never'
import type { SessionProfile } from './session-summary'

/** Where a session connects to, or listens, as a URL to show. */
export function sessionEndpoint(profile: SessionProfile): string {
  switch (profile.mode) {
    case 'client':
      return profile.url
    case 'server':
      return serverUrl(profile.tls.kind !== 'none', profile.host, profile.port, profile.path)
    default:
      return assertNever(profile)
  }
}

export function serverUrl(secure: boolean, host: string, port: number, path: string | null): string {
  const authority = host.includes(':') ? `[${host}]` : host
  return `${secure ? 'wss' : 'ws'}://${authority}:${port}${path ?? '/'}`
}
