import type { Direction } from '../session/direction'
import { decodeUtf8 } from '../payload/decode-utf8'

/** Code of a connection-closed event, from its detail as JSON; `null` where the detail is damaged. */
export function closeCodeOf(detail: Uint8Array): number | null {
  const code = fieldOf(detail, 'code')
  return typeof code === 'number' ? code : null
}

export function violationDirectionOf(detail: Uint8Array): Direction | null {
  const direction = fieldOf(detail, 'direction')
  return direction === 'sent' || direction === 'received' ? direction : null
}

/** Name of the responder that ended a connection; `null` where it was nobody's. */
export function causeOf(detail: Uint8Array): string | null {
  const cause = fieldOf(detail, 'cause')
  return typeof cause === 'string' ? cause : null
}

function fieldOf(detail: Uint8Array, name: string): unknown {
  try {
    const value: unknown = JSON.parse(decodeUtf8(detail) ?? '')
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
  } catch {
    return undefined
  }
}
