import { defaultClientProfile } from '../../shared/session/client-profile'
import { parseEndpointUrl } from '../../shared/session/endpoint-url'
import { defaultServerProfile, type ServerProfile } from '../../shared/session/server-profile'
import type { ImportedFormat, SessionHead } from '../../shared/session/session-summary'
import type { ImportContext } from './import-run'

export interface ImportedFacts {
  readonly id: string
  readonly mode: 'client' | 'server'
  /** Where it connected to, or what it listened at. */
  readonly url: string
  /** Microseconds since 1970. */
  readonly startedAt: number
}

/** The head of a session of which only that is known. */
export function importedHead(
  { file, version }: Pick<ImportContext, 'file' | 'version'>,
  format: ImportedFormat,
  { id, mode, url, startedAt }: ImportedFacts,
): SessionHead {
  const facts = { id, startedAt, recordedBy: version, imported: { format, name: file.name } }
  return mode === 'client'
    ? { ...facts, mode, profile: { ...defaultClientProfile, url } }
    : { ...facts, mode, profile: serverProfile(url) }
}

function serverProfile(url: string): ServerProfile {
  const endpoint = parseEndpointUrl(url)
  if (!endpoint.ok) return defaultServerProfile
  const { host, port, target, secure } = endpoint.value
  return {
    ...defaultServerProfile,
    host,
    port,
    path: target === '/' ? null : target,
    tls: secure ? { kind: 'self-signed', names: [] } : { kind: 'none' },
  }
}
