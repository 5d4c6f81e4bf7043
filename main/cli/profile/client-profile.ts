import { AppFailure, appError } from '../../../shared/errors/app-error'
import { noAuth, type ClientAuth } from '../../../shared/session/client-auth'
import { defaultClientProfile, type ClientProfile } from '../../../shared/session/client-profile'
import type { GivenArguments, GivenOption } from '../arguments/given-arguments'
import type { ArgumentFiles } from './argument-files'
import { readCertificate } from './certificate-settings'
import { readProxy } from './proxy'

/** Largest message that can be asked for: what is larger than this no number of JavaScript is exact for. */
export const MOST_BYTES = Number.MAX_SAFE_INTEGER

/**
 * What to connect with: the profile, or one that has nothing set, with what was given in its place. Lists are added to:
 * headers and subprotocols of a profile stay.
 */
export async function readClientProfile(
  url: string | null,
  given: GivenArguments,
  files: ArgumentFiles,
  base: ClientProfile = defaultClientProfile,
): Promise<ClientProfile> {
  const certificate = await readCertificate(given, files)
  const ca = given.find('ca')
  const proxy = given.find('proxy')
  return {
    ...base,
    url: url ?? base.url,
    headers: [...base.headers, ...given.all('header').map(readHeader)],
    subprotocols: [...base.subprotocols, ...given.all('subprotocol').map(({ value }) => value)],
    origin: given.text('origin') ?? base.origin,
    verifyTls: base.verifyTls && !given.has('insecure'),
    auth: given.has('auth') ? readAuth(given.find('auth')) : base.auth,
    tls: {
      ...base.tls,
      ...(ca !== null && { ca: await files.text(ca) }),
      ...(certificate !== null && { certificate }),
    },
    proxy: proxy === null ? base.proxy : readProxy(proxy),
    deflate: { ...base.deflate, enabled: base.deflate.enabled && !given.has('no-deflate') },
    maxMessageLength: given.count('max-payload', 0, MOST_BYTES) ?? base.maxMessageLength,
  }
}

/** One blank behind the colon is not part of the value. */
export function readHeader({ argument, value: header }: GivenOption): [string, string] {
  const colon = header.indexOf(':')
  if (colon <= 0) throw new AppFailure(appError('argument-not-header', { argument, value: header }))
  return [header.slice(0, colon), header.slice(colon + 1).replace(/^ /, '')]
}

/** The password may hold colons. */
function readAuth(option: GivenOption | null): ClientAuth {
  if (option === null) return noAuth
  const { argument, value } = option
  const colon = value.indexOf(':')
  if (colon < 0) throw new AppFailure(appError('argument-not-credentials', { argument }))
  return { kind: 'basic', user: value.slice(0, colon), password: value.slice(colon + 1) }
}
