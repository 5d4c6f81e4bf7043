import { decodeUtf8 } from '../payload/decode-utf8'
import type { ByteRange, SecretSearch } from './secret-search'

/** In the place of what is hidden as a whole: a header's value, a credential of a URL. */
export const REDACTED = '[redacted]'

const STAR = 0x2a

/** A copy with stars in the place of what was found, as many as there were bytes. */
export function starred(bytes: Uint8Array, ranges: readonly ByteRange[]): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (const { start, end } of ranges) copy.fill(STAR, start, end)
  return copy
}

const encoder = new TextEncoder()
const lossyDecoder = new TextDecoder()

/** The text with stars in the place of secrets; itself where it has none. */
export function withoutSecretsIn(text: string, search: SecretSearch): string {
  const bytes = encoder.encode(text)
  const found = search.find(bytes)
  if (found.length === 0) return text
  const hidden = starred(bytes, found)
  return decodeUtf8(hidden) ?? lossyDecoder.decode(hidden)
}

/** Parameters of a query that carry a credential, whoever's convention it is. */
const SECRET_PARAMETERS =
  'access_token|id_token|refresh_token|token|auth|auth_token|authorization|api[-_]?key|key|apikey|password|passwd|pwd|secret|client_secret|session|session_?id|sid|ticket|jwt|sig|signature|x-amz-signature|x-amz-security-token|x-amz-credential'
const PARAMETER = new RegExp(String.raw`([?&;](?:${SECRET_PARAMETERS})=)([^&;#\s"'<>]+)`, 'gi')
const USERINFO = /(\b[a-z][a-z0-9+.-]*:\/\/)([^/?#\s@"'<>]*)@/gi

/** URLs anywhere in a text, and a request target, without what proves who somebody is. */
export const withoutUrlCredentials = (text: string): string =>
  text.replace(USERINFO, `$1${REDACTED}@`).replace(PARAMETER, `$1${REDACTED}`)

/** The values that `withoutUrlCredentials` hides. */
export function urlCredentials(text: string): readonly string[] {
  const parameters = [...text.matchAll(PARAMETER)].map(([, , value = '']) => decodePercent(value))
  const passwords = [...text.matchAll(USERINFO)].map(([, , userinfo = '']) =>
    decodePercent(userinfo.includes(':') ? userinfo.slice(userinfo.indexOf(':') + 1) : ''),
  )
  return [...parameters, ...passwords].filter((value) => value !== '' && value !== REDACTED)
}

export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
