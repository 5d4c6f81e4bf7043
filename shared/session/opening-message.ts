import type { z } from 'zod'
import type { Result } from '../errors/app-error'
import { parseBase64 } from '../payload/base64'
import { parseHex } from '../payload/hex'
import type { SendableOutgoing } from './outgoing'
import type { openingMessageSchema } from './opening-message-schema'

export const openingMessageKinds = ['text', 'hex', 'base64'] as const

/** A message that a client sends as soon as its connection is open, as it was typed. */
export type OpeningMessage = z.infer<typeof openingMessageSchema>

/** Hex and base64 are binary messages. */
export function readOpeningMessage({ kind, content }: OpeningMessage): Result<SendableOutgoing> {
  if (kind === 'text') return { ok: true, value: { kind: 'text', text: content } }
  const bytes = kind === 'hex' ? parseHex(content) : parseBase64(content)
  return bytes.ok ? { ok: true, value: { kind: 'binary', bytes: bytes.value } } : bytes
}
