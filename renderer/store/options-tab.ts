import type { ErrorCode } from '../../shared/errors/error-code'

export const optionsTabs = ['headers', 'protocols', 'tls', 'options'] as const
export type OptionsTab = (typeof optionsTabs)[number]

/** The tab with the field that an error is about, which shows it; `null` for errors that concern the URL or no field. */
export function tabOfError(code: ErrorCode): OptionsTab | null {
  if (code === 'header-invalid') return 'headers'
  return code === 'subprotocol-invalid' ? 'protocols' : null
}
