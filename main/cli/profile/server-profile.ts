import { AppFailure, appError } from '../../../shared/errors/app-error'
import type { Responder } from '../../../shared/responder/responder'
import { defaultServerProfile, type ServerProfile, type ServerTls } from '../../../shared/session/server-profile'
import type { GivenArguments } from '../arguments/given-arguments'
import type { ArgumentFiles } from './argument-files'
import { readCertificate } from './certificate-settings'
import { MOST_BYTES } from './client-profile'

/** What to listen with, as it was given. */
export async function readServerProfile(
  given: GivenArguments,
  files: ArgumentFiles,
  responders: readonly Responder[],
): Promise<ServerProfile> {
  const base = defaultServerProfile
  const { policy } = base
  const subprotocols = given.all('subprotocol').map(({ value }) => value)
  const status = given.count('refuse', 200, 599)
  return {
    ...base,
    host: given.text('host') ?? base.host,
    port: given.count('port', 0, 65_535) ?? base.port,
    path: readPath(given),
    tls: await readTls(given, files),
    policy: {
      ...policy,
      answer: status === null ? policy.answer : { kind: 'refuse', status, headers: [], body: '' },
      subprotocol: subprotocols.length === 0 ? policy.subprotocol : { kind: 'listed', names: subprotocols },
      deflate: { ...policy.deflate, enabled: !given.has('no-deflate') },
    },
    maxMessageLength: given.count('max-payload', 0, MOST_BYTES) ?? base.maxMessageLength,
    responders: [...responders],
  }
}

async function readTls(given: GivenArguments, files: ArgumentFiles): Promise<ServerTls> {
  given.exclude('self-signed', 'cert')
  given.exclude('self-signed', 'pfx')
  if (given.has('self-signed')) return { kind: 'self-signed', names: [] }
  return (await readCertificate(given, files)) ?? { kind: 'none' }
}

/** `null` takes any. */
function readPath(given: GivenArguments): string | null {
  const option = given.find('path')
  if (option === null) return null
  const { argument, value } = option
  // What is behind them no server is asked by: the query is not looked at, a fragment is never sent.
  if (/^\/[^?#\s]*$/.test(value)) return value
  throw new AppFailure(appError('argument-not-path', { argument, value }))
}
