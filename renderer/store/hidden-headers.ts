import { isSecretHeader } from '../../shared/profile/secret-fields'
import type { SessionHead } from '../../shared/session/session-summary'

/** Of a session's handshakes: headers that carry secrets by their name, and those that a variable had a part in. */
export function hiddenHeader({ profile, secrets }: SessionHead): (name: string) => boolean {
  const headers = profile.mode === 'client' && secrets === true ? profile.headers : []
  const named = new Set(headers.filter(([, value]) => value.includes('{{')).map(([name]) => name.trim().toLowerCase()))
  return (name) => isSecretHeader(name) || named.has(name.trim().toLowerCase())
}
