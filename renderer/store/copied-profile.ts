import type { LiveSession } from '../../shared/ipc/live-tick'
import { defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { sessionEndpoint } from '../../shared/session/session-endpoint'
import type { AppState } from './app-state'

/** What a command connects with that does what the session did; of a server, what reaches it. */
export function profileOf(
  { startedWith }: Pick<AppState, 'startedWith'>,
  { head, server }: LiveSession,
): ClientProfile {
  // What it was started with knows the secrets that the head leaves out.
  const profile = startedWith.get(head.id) ?? head.profile
  if (profile.mode === 'client') return profile
  return { ...defaultClientProfile, url: server?.urls[0] ?? sessionEndpoint(head.profile) }
}
