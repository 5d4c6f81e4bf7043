import { AppFailure, appError } from '../../../shared/errors/app-error'
import { CloseCode } from '../../../shared/protocol/close-code'
import { encodeClosePayload } from '../../../shared/protocol/close-payload'
import type { GivenOption } from '../arguments/given-arguments'

/** Of our close frame. */
export interface CloseTerms {
  readonly code: number
  readonly reason: string
}

export const normalClosure: CloseTerms = { code: CloseCode.Normal, reason: '' }

/** `1000`, or `4001,reason`: commas of the reason are its own. Throws what it may not be sent for. */
export function readClose({ argument, value }: GivenOption): CloseTerms {
  const [, digits, reason = ''] = /^(\d+)(?:,(.*))?$/s.exec(value) ?? []
  if (digits === undefined) throw new AppFailure(appError('argument-not-close', { argument, value }))
  const code = Number(digits)
  const encoded = encodeClosePayload(code, reason)
  if (!encoded.ok) throw new AppFailure(encoded.error)
  return { code, reason }
}
