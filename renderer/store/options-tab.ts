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

const tabsOfFields: Readonly<Record<string, ClientTab>> = {
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

/** The tab with the field that a variable could not be put into, which says so beside it as the bar does. */
export const tabOfVariable = ({ code, params }: AppError): OptionsTab | null =>
  (code.startsWith('variable-') && tabsOfFields[params['field']?.split('.')[0] ?? '']) || null
