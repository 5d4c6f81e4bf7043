import type { AppError } from '../../shared/errors/app-error'
import type { ErrorCode } from '../../shared/errors/error-code'
import { serverFieldOf } from '../../shared/session/server-field'
import type { SessionMode } from './draft-slice'

export const clientTabs = ['headers', 'protocols', 'tls', 'options'] as const
export type ClientTab = (typeof clientTabs)[number]

export const serverTabs = ['handshake', 'protocols', 'deflate', 'tls', 'limits', 'responders'] as const
export type ServerTab = (typeof serverTabs)[number]

export type OptionsTab = ClientTab | ServerTab

/** The tab with the field that an error is about, which shows it; `null` for errors that concern the bar or no field. */
export function tabOfError(code: ErrorCode, mode: SessionMode): OptionsTab | null {
  if (code === 'header-invalid') return mode === 'client' ? 'headers' : 'handshake'
  if (code === 'subprotocol-invalid') return 'protocols'
  if (mode === 'client') return null
  if (code === 'responder-invalid' || code === 'responders-too-large') return 'responders'
  const field = serverFieldOf(code)
  return field === null || field === 'host' || field === 'port' ? null : 'tls'
}

const tabsOfFields: Readonly<Record<string, ClientTab>> = {
  headers: 'headers',
  origin: 'headers',
  subprotocols: 'protocols',
}

/** The tab with the field that a variable could not be put into, which says so beside it as the bar does. */
export const tabOfVariable = ({ code, params }: AppError): OptionsTab | null =>
  (code.startsWith('variable-') && tabsOfFields[params['field']?.split('.')[0] ?? '']) || null
