import { appError, type AppError } from '../errors/app-error'
import type { HandshakePolicy } from '../session/server-profile'
import { findHeaderError } from './handshake-request'
import { isToken } from './http-token'

/** What in a policy cannot go on the wire; `null` when all of it can. */
export function findPolicyError({ answer, required, subprotocol }: HandshakePolicy): AppError | null {
  const names = subprotocol.kind === 'listed' ? subprotocol.names : []
  const wrong = names.find((name, index) => !isToken(name) || names.indexOf(name) !== index)
  if (wrong !== undefined) return appError('subprotocol-invalid', { name: wrong })
  const needed = required.headers.map(({ name, value }) => [name, value ?? ''] as const)
  return findHeaderError(answer.headers) ?? findHeaderError(needed)
}
