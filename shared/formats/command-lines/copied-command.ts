import { parseEndpointUrl } from '../../session/endpoint-url'
import { credentialHeaders, targetWithCredentials } from '../../protocol/credential-headers'
import type { ClientProfile } from '../../session/client-profile'

export const copyTargets = ['wscat', 'websocat', 'curl', 'javascript', 'python'] as const
export type CopyTarget = (typeof copyTargets)[number]

/** A message that is sent once the connection is open. */
export interface CopiedMessage {
  readonly type: 'text' | 'binary'
  readonly payload: Uint8Array
}

/** What of a profile or a message a command has no words for. */
export const leftOuts = [
  'message',
  'binary-message',
  'proxy',
  'certificate',
  'authority',
  'server-name',
  'opening-messages',
  'header-twice',
] as const
export type LeftOut = (typeof leftOuts)[number]

export interface CopiedCommand {
  readonly text: string
  readonly leftOut: readonly LeftOut[]
}

/** What all commands say of a connection. */
export interface CommandFacts {
  /** With what the profile adds to the query. */
  readonly url: string
  /** In their order; credentials and cookies among them, subprotocols and origin not. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly subprotocols: readonly string[]
  readonly origin: string | null
  readonly insecure: boolean
  readonly proxy: ClientProfile['proxy']
}

export function commandFacts(profile: ClientProfile): CommandFacts {
  const endpoint = parseEndpointUrl(profile.url)
  const typed = endpoint.ok ? endpoint.value : null
  const scheme = typed?.secure === true ? 'wss' : 'ws'
  const url =
    typed === null
      ? profile.url.trim()
      : `${scheme}://${typed.authority}${targetWithCredentials(typed.target, profile.auth)}`
  return {
    url,
    headers: [...credentialHeaders(profile, typed?.userinfo ?? null), ...profile.headers],
    subprotocols: profile.subprotocols,
    origin: profile.origin,
    insecure: !profile.verifyTls,
    proxy: profile.proxy,
  }
}

/** What no command line of these takes over: files, which the profile has the contents of, and what happens after opening. */
export function leftOutOf(profile: ClientProfile): LeftOut[] {
  const left: LeftOut[] = []
  if (profile.tls.certificate.kind !== 'none') left.push('certificate')
  if (profile.tls.ca !== '') left.push('authority')
  if (profile.tls.serverName !== '') left.push('server-name')
  if (profile.openingMessages.length > 0) left.push('opening-messages')
  return left
}
