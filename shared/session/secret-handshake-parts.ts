import { isSecretHeader } from '../profile/secret-fields'
import type { SessionHead } from './session-summary'

export const SUBPROTOCOL_HEADER = 'Sec-WebSocket-Protocol'

/**
 * Which headers of a session's handshakes may hold a secret: such that do by their name, whatever carries an API key, and
 * those that a variable had a part in, where there were secret ones. The head says what was typed, not what was sent.
 */
export function secretHeaders({ profile, secrets }: SessionHead): (name: string) => boolean {
  const names = namesOf(profile, secrets === true)
  const named = new Set(names.map(normal))
  const isOneUnknown = names.some(hasVariable)
  return (name) =>
    isSecretHeader(name) || named.has(normal(name)) || (isOneUnknown && !HANDSHAKE_HEADERS.has(normal(name)))
}

/** Where a variable is in the name, it may be that of any other header. */
const HANDSHAKE_HEADERS: ReadonlySet<string> = new Set([
  'host',
  'upgrade',
  'connection',
  'origin',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-accept',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
])

function namesOf(profile: SessionHead['profile'], variablesAreSecret: boolean): readonly string[] {
  const filled = (pairs: readonly (readonly [name: string, value: string])[]) =>
    variablesAreSecret ? pairs.filter((pair) => pair.some(hasVariable)).map(([name]) => name) : []
  if (profile.mode === 'server') {
    const { answer, required } = profile.policy
    return filled([...answer.headers, ...required.headers.map(({ name, value }) => [name, value ?? ''] as const)])
  }
  const { auth, headers, subprotocols } = profile
  return [
    ...filled(headers),
    ...filled(subprotocols.map((protocol) => [SUBPROTOCOL_HEADER, protocol] as const)),
    ...(auth.kind === 'api-key' && auth.in === 'header' ? [auth.name] : []),
  ]
}

const VARIABLE_IN_TARGET = /^\s*\w+:\/\/[^/?]*[/?].*\{\{/s

/** What is asked for may have a secret in it: an API key, or a variable where there were secret ones. */
export function isTargetSecret({ profile, secrets }: SessionHead): boolean {
  if (profile.mode !== 'client') return false
  const { auth, url } = profile
  return (auth.kind === 'api-key' && auth.in === 'query') || (secrets === true && VARIABLE_IN_TARGET.test(url))
}

const normal = (name: string): string => name.trim().toLowerCase()
const hasVariable = (text: string): boolean => text.includes('{{')
