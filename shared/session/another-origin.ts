import { isSecretHeader } from '../profile/secret-fields'
import type { ClientAuth } from './client-auth'
import type { ClientProfile } from './client-profile'

/** What is not sent where a redirect leads, because that is another origin. */
export interface Withheld {
  /** Headers by their names, a parameter of the query as `?name`, the payload of pings as `Ping`. */
  readonly names: readonly string[]
  /** The client certificate. */
  readonly certificate: boolean
  /** How many opening messages. */
  readonly messages: number
}

/**
 * Without what was meant for one origin (RFC 6454 §4), as browsers and curl follow redirects: credentials, and whatever a
 * secret variable has a part in. Opening messages may hold a token as well: they stay only where the user says so.
 *
 * @param secretFields paths of the fields that secret variables have a part in, e.g. `headers.0.1`
 */
export function forAnotherOrigin(
  profile: ClientProfile,
  secretFields: ReadonlySet<string>,
): { readonly profile: ClientProfile; readonly withheld: Withheld } {
  const names = new Set<string>()
  function withhold(name: string): false {
    names.add(name)
    return false
  }
  const keepsMessages = profile.redirects.openingMessagesElsewhere
  const credentials = nameOf(profile)
  if (credentials !== null) withhold(credentials)
  if (profile.cookies.length > 0) withhold('Cookie')
  const headers = profile.headers.filter(
    ([name], index) =>
      !(isOfOneOrigin(name) || secretFields.has(`headers.${index}.0`) || secretFields.has(`headers.${index}.1`)) ||
      withhold(name.trim()),
  )
  const subprotocols = profile.subprotocols.filter(
    (_, index) => !secretFields.has(`subprotocols.${index}`) || withhold('Sec-WebSocket-Protocol'),
  )
  const { autoPing } = profile
  const secretPing = autoPing.enabled && secretFields.has('autoPing.payload')
  if (secretPing) withhold('Ping')
  return {
    profile: {
      ...profile,
      auth: { kind: 'none' },
      cookies: [],
      headers,
      subprotocols,
      autoPing: secretPing ? { ...autoPing, payload: '' } : autoPing,
      tls: { ...profile.tls, certificate: { kind: 'none' }, serverName: '' },
      openingMessages: keepsMessages ? profile.openingMessages : [],
    },
    withheld: {
      names: [...names],
      certificate: profile.tls.certificate.kind !== 'none',
      messages: keepsMessages ? 0 : profile.openingMessages.length,
    },
  }
}

/** What carries them, where there are any: those of the URL count where the profile says nothing. */
function nameOf({ auth, url }: ClientProfile): string | null {
  if (auth.kind !== 'none') return carrierOf(auth)
  const { username, password } = new URL(url.trim())
  return username === '' && password === '' ? null : 'Authorization'
}

const carrierOf = (auth: Exclude<ClientAuth, { kind: 'none' }>): string => {
  if (auth.kind !== 'api-key') return 'Authorization'
  return auth.in === 'header' ? auth.name : `?${auth.name}`
}

const isOfOneOrigin = (name: string): boolean => isSecretHeader(name) || name.trim().toLowerCase() === 'host'
