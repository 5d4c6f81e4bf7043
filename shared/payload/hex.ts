import { appError, type Result } from '../errors/app-error'

const digitPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export const hexByte = (byte: number): string => digitPairs[byte & 0xff] ?? ''

export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += hexByte(byte)
  return hex
}

/**
 * Reads hexadecimal as people paste it: `48 65`, `48:65`, `0x48 0x65`, over several lines. The two digits of a byte stand
 * side by side, so that a lost digit is found where it is missing and does not shift all that follow.
 */
export function parseHex(text: string): Result<Uint8Array> {
  const bytes = new Uint8Array(text.length >> 1)
  let length = 0
  let index = 0
  while (index < text.length) {
    if (isSeparator(text.charCodeAt(index))) {
      index += 1
      continue
    }
    const prefixed = text[index] === '0' && (text[index + 1] === 'x' || text[index + 1] === 'X')
    if (prefixed && startsGroup(text, index)) index += 2
    const high = hexDigit(text.charCodeAt(index))
    if (high === -1) return invalid(text, index)
    const low = hexDigit(text.charCodeAt(index + 1))
    if (low === -1) return invalid(text, index + 1)
    bytes[length++] = (high << 4) | low
    index += 2
  }
  return { ok: true, value: bytes.slice(0, length) }
}

const startsGroup = (text: string, index: number): boolean => index === 0 || isSeparator(text.charCodeAt(index - 1))

/** Space, tab, line feed, carriage return, colon. */
const isSeparator = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0x3a

/** -1 for all that is no digit, the end of the text (`NaN`) too. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/** `position` counts from 1; `found` is empty where a digit is missing at the end. */
function invalid(text: string, index: number): Result<never> {
  return { ok: false, error: appError('hex-invalid', { position: String(index + 1), found: text[index] ?? '' }) }
}
