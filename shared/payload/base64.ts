import { appError, type Result } from '../errors/app-error'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const codes = Uint8Array.from(alphabet, (digit) => digit.charCodeAt(0))
const PADDING = '='.charCodeAt(0)
const NOT_A_DIGIT = 0xff

/** Value by character code, for both alphabets of RFC 4648 (§4, and §5 with `-` and `_`). */
const values = new Uint8Array(128).fill(NOT_A_DIGIT)
for (const [value, code] of codes.entries()) values[code] = value
values['-'.charCodeAt(0)] = 62
values['_'.charCodeAt(0)] = 63

const asciiDecoder = new TextDecoder('latin1')

/** Standard alphabet, padded (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  const digits = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let written = 0
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    digits[written++] = codes[group >> 18] ?? 0
    digits[written++] = codes[(group >> 12) & 63] ?? 0
    digits[written++] = left > 1 ? (codes[(group >> 6) & 63] ?? 0) : PADDING
    digits[written++] = left > 2 ? (codes[group & 63] ?? 0) : PADDING
  }
  return asciiDecoder.decode(digits)
}

/**
 * Reads both alphabets, white space anywhere, padding or none. Refused are padding that is wrong, and bits left over that
 * are not 0: such text stands for no bytes exactly, and a guess would send something else than was meant.
 */
export function parseBase64(text: string): Result<Uint8Array> {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let length = 0
  let digits = 0
  let group = 0
  let lastDigit = 0
  let index = 0
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isWhiteSpace(code)) continue
    if (code === PADDING) break
    const value = values[code] ?? NOT_A_DIGIT
    if (value === NOT_A_DIGIT) return invalid(text, index)
    group = ((group << 6) | value) & 0xff_ffff
    digits += 1
    lastDigit = index
    if (digits % 4 === 0) {
      bytes[length++] = group >> 16
      bytes[length++] = (group >> 8) & 0xff
      bytes[length++] = group & 0xff
    }
  }
  const extra = digits % 4
  const wrongPadding = findWrongPadding(text, index, extra)
  if (wrongPadding !== null) return invalid(text, wrongPadding)
  if (extra === 1) return invalid(text, text.length)
  if (extra === 2) {
    if (group & 0xf) return invalid(text, lastDigit)
    bytes[length++] = (group >> 4) & 0xff
  }
  if (extra === 3) {
    if (group & 0x3) return invalid(text, lastDigit)
    bytes[length++] = (group >> 10) & 0xff
    bytes[length++] = (group >> 2) & 0xff
  }
  return { ok: true, value: bytes.slice(0, length) }
}

function findWrongPadding(text: string, from: number, extraDigits: number): number | null {
  const allowed = extraDigits === 2 ? 2 : extraDigits === 3 ? 1 : 0
  let found = 0
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isWhiteSpace(code)) continue
    if (code !== PADDING || found === allowed) return index
    found += 1
  }
  // Half of a padding of two is neither padded nor unpadded.
  return found === 0 || found === allowed ? null : text.length
}

const isWhiteSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

/** `position` counts from 1; `found` is empty where a digit is missing at the end. */
function invalid(text: string, index: number): Result<never> {
  return { ok: false, error: appError('base64-invalid', { position: String(index + 1), found: text[index] ?? '' }) }
}
