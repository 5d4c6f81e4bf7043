import type { SessionProfile } from '../session/session-summary'
import { passwordIn } from '../session/url-password'

/** Where in a text the secret is; `null` where it has none. Places count UTF-16 units. */
export type SecretPart = { readonly start: number; readonly end: number } | null

/** A field that may hold what nobody else may know. */
export interface SecretField {
  /** Names of fields from the profile on; `*` stands for every item of a list. */
  readonly path: readonly string[]
  /** Which part of the text; left out: all of it. `owner` is what the field is in. */
  readonly part?: (text: string, owner: unknown) => SecretPart
}

/** By mode. A field that is added to a profile and may hold a secret is named here, and is kept out of files by that. */
export const secretFields: Readonly<Record<SessionProfile['mode'], readonly SecretField[]>> = {
  client: [
    { path: ['url'], part: passwordIn },
    { path: ['headers', '*', '1'], part: valueOfSecretHeader },
    { path: ['auth', 'password'] },
    { path: ['auth', 'token'] },
    { path: ['auth', 'value'] },
    { path: ['cookies', '*', '1'] },
    { path: ['tls', 'certificate', 'key'] },
    { path: ['tls', 'certificate', 'base64'] },
    { path: ['tls', 'certificate', 'passphrase'] },
    { path: ['proxy', 'password'] },
  ],
  server: [
    { path: ['tls', 'key'] },
    { path: ['tls', 'base64'] },
    { path: ['tls', 'passphrase'] },
    { path: ['policy', 'answer', 'headers', '*', '1'], part: valueOfSecretHeader },
    { path: ['policy', 'required', 'headers', '*', 'value'], part: valueOfSecretHeader },
    { path: ['policy', 'required', 'credentials', 'password'] },
    { path: ['policy', 'required', 'credentials', 'token'] },
  ],
}

/** These carry a password, a token or a session. */
const secretHeaders = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key', 'x-auth-token']

export const isSecretHeader = (name: string): boolean => secretHeaders.includes(name.trim().toLowerCase())

/** A header is a pair of name and value, or has them as fields. */
function valueOfSecretHeader(text: string, owner: unknown): SecretPart {
  const { 0: first, name = first } = owner as { readonly 0?: unknown; readonly name?: unknown }
  return typeof name === 'string' && isSecretHeader(name) ? whole(text) : null
}

const whole = (text: string): SecretPart => ({ start: 0, end: text.length })

/** The part of a field's text that has to stay out of files. What only names variables tells nothing: it is no secret. */
export function secretPart(field: SecretField, text: string, owner: unknown): SecretPart {
  const part = (field.part ?? whole)(text, owner)
  return part === null || namesOnly(text.slice(part.start, part.end)) ? null : part
}

/** A scheme of HTTP authentication before a variable tells nothing either; alone, it is a password like any other. */
const namesOnly = (text: string): boolean =>
  text
    .replace(/^\s*(?:basic|bearer|token)\s+(?=\{\{)/i, '')
    .replace(/\{\{[^{}]*\}\}/g, '')
    .trim() === ''
