import type { z } from 'zod'
import { clientProfileSchema, defaultClientProfile, type ClientProfile } from '../../shared/session/client-profile'
import { withoutFiles } from '../../shared/responder/responder'
import {
  defaultServerProfile,
  serverProfileSchema,
  withoutPrivateKey,
  type RequiredCredentials,
  type ServerProfile,
} from '../../shared/session/server-profile'
import type { SessionMode } from './draft-slice'

/*
 * Drafts as they are kept over a restart: in plain text, so that nothing secret may be in them, and without the
 * contents of files. What is left out is typed or chosen again.
 */

export const readMode = (stored: string | null): SessionMode => (stored === 'server' ? 'server' : 'client')

export const readClientDraft = (stored: string | null): ClientProfile =>
  read(clientProfileSchema, stored) ?? defaultClientProfile

export const readServerDraft = (stored: string | null): ServerProfile =>
  read(serverProfileSchema, stored) ?? defaultServerProfile

/** These carry a password, a token or a session. */
const secretHeaders = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie']

export const keptClientDraft = (draft: ClientProfile): ClientProfile => ({
  ...draft,
  url: withoutPassword(draft.url),
  headers: withoutSecretHeaders(draft.headers),
})

export function keptServerDraft(draft: ServerProfile): ServerProfile {
  const { policy } = draft
  return {
    ...draft,
    tls: withoutPrivateKey(draft.tls),
    responders: withoutFiles(draft.responders),
    policy: {
      ...policy,
      answer: { ...policy.answer, headers: withoutSecretHeaders(policy.answer.headers) },
      required: {
        ...policy.required,
        headers: policy.required.headers.map(({ name, value }) => ({ name, value: isSecret(name) ? null : value })),
        credentials: withoutSecret(policy.required.credentials),
      },
    },
  }
}

function withoutSecret(credentials: RequiredCredentials): RequiredCredentials {
  switch (credentials.kind) {
    case 'none':
      return credentials
    case 'basic':
      return { ...credentials, password: '' }
    case 'bearer':
      return { ...credentials, token: '' }
  }
}

const isSecret = (name: string): boolean => secretHeaders.includes(name.trim().toLowerCase())

const withoutSecretHeaders = (headers: ClientProfile['headers']): ClientProfile['headers'] =>
  headers.map(([name, value]) => [name, isSecret(name) ? '' : value])

/** By hand: a URL that is typed wrong may have a password too. */
const withoutPassword = (url: string): string => url.replace(/^(\w+:\/\/[^/?#@:]*):[^/?#]*@/, '$1@')

function read<T>(schema: z.ZodType<T>, stored: string | null): T | null {
  if (stored === null) return null
  try {
    return schema.safeParse(JSON.parse(stored)).data ?? null
  } catch {
    return null
  }
}
