import { isSecretHeader } from '../../shared/profile/secret-fields'
import type { SessionHead } from '../../shared/session/session-summary'
import type { AppState } from './app-state'
import { selectedSession } from './sessions-slice'

/** In the place of what is not to be seen. */
export const HIDDEN = '••••••'

/** Somebody wants to see the secrets of the selected session. */
export const areSecretsShown = ({ secretsShown, selectedSession: selected }: AppState): boolean =>
  secretsShown !== null && secretsShown === selected

/** Of a session's handshakes: headers that carry secrets by their name, and those that a variable had a part in. */
export function hiddenHeader({ profile, secrets }: SessionHead): (name: string) => boolean {
  const headers = profile.mode === 'client' && secrets === true ? profile.headers : []
  const named = new Set(headers.filter(([, value]) => value.includes('{{')).map(([name]) => name.trim().toLowerCase()))
  return (name) => isSecretHeader(name) || named.has(name.trim().toLowerCase())
}

const VARIABLE_IN_TARGET = /^\s*\w+:\/\/[^/?]*[/?].*\{\{/s

/** What is asked for has a variable in it, which may be a secret one. */
export function isTargetHidden(state: AppState): boolean {
  const head = selectedSession(state)?.head
  if (head?.secrets !== true || head.profile.mode !== 'client' || areSecretsShown(state)) return false
  return VARIABLE_IN_TARGET.test(head.profile.url)
}
