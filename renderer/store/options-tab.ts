import { assertNever } from '../../shared/assert-never'
import type { AppError } from '../../shared/errors/app-error'
import type { ErrorCode } from '../../shared/errors/error-code'
import { clientFieldOf } from '../../shared/session/client-field'
import { serverFieldOf } from '../../shared/session/server-field'
import type { SessionMode } from './draft-slice'

export const clientTabs = ['params', 'headers', 'protocols', 'auth', 'tls', 'options'] as const
export type ClientTab = (typeof clientTabs)[number]

export const serverTabs = ['handshake', 'protocols', 'deflate', 'tls', 'limits', 'responders'] as const
export type ServerTab = (typeof serverTabs)[number]

export type OptionsTab = ClientTab | ServerTab

/** The tab with the field that an error is about, which shows it; `null` for errors that concern the bar or no field. */
export function tabOfError(code: ErrorCode, mode: SessionMode): OptionsTab | null {
  return mode === 'client' ? clientTabOf(code) : serverTabOf(code)
}

function clientTabOf(code: ErrorCode): ClientTab | null {
  const field = clientFieldOf(code)
  switch (field) {
    case null:
      return null
    case 'headers':
    case 'cookies':
      return 'headers'
    case 'auth':
      return 'auth'
    case 'subprotocols':
      return 'protocols'
    case 'ca':
    case 'certificate':
    case 'key':
    case 'pfx':
    case 'passphrase':
    case 'server-name':
    case 'tls-versions':
      return 'tls'
    case 'proxy':
    case 'ping':
    case 'opening-messages':
      return 'options'
    default:
      return assertNever(field)
  }
}

function serverTabOf(code: ErrorCode): ServerTab | null {
  if (code === 'header-invalid') return 'handshake'
  if (code === 'subprotocol-invalid') return 'protocols'
  if (code === 'responder-invalid' || code === 'responders-too-large') return 'responders'
  const field = serverFieldOf(code)
  return field === null || field === 'host' || field === 'port' ? null : 'tls'
}

const clientTabsOfFields: Readonly<Record<string, ClientTab>> = {
  headers: 'headers',
  origin: 'headers',
  cookies: 'headers',
  subprotocols: 'protocols',
  auth: 'auth',
  tls: 'tls',
  proxy: 'options',
  autoPing: 'options',
  openingMessages: 'options',
}

/** By the first two steps of the path. */
const serverTabsOfFields: Readonly<Record<string, ServerTab>> = {
  tls: 'tls',
  'policy.subprotocol': 'protocols',
  'policy.required': 'handshake',
  'policy.answer': 'handshake',
}

/** The tab with the field that a variable could not be put into; what is wrong with it is said in the bar. */
export function tabOfVariable({ code, params }: AppError, mode: SessionMode): OptionsTab | null {
  if (!code.startsWith('variable-')) return null
  const [first = '', second = ''] = params['field']?.split('.') ?? []
  if (mode === 'client') return clientTabsOfFields[first] ?? null
  return serverTabsOfFields[first] ?? serverTabsOfFields[`${first}.${second}`] ?? null
}
