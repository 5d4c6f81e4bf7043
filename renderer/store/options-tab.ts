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
