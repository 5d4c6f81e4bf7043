import { fromLatin1, toLatin1 } from './latin1'
import { toBase64 } from '../payload/base64'

/** Bytes that give a secret away. */
export interface SecretForm {
  readonly bytes: Uint8Array
  /** Written in base64, where the digits beside it may hold bits of it too. */
  readonly inBase64: boolean
}

const encoder = new TextEncoder()

/**
 * A secret as it may stand in what is sent: as it is, percent-encoded (RFC 3986), escaped in JSON with or without its other
 * characters, and anywhere in what is written as base64, be it of the alphabet of RFC 4648 §4 or §5.
 */
export function formsOf(value: string): readonly SecretForm[] {
  const percent = encodePercent(value)
  const texts = [
    value,
    percent,
    percent.replace(/%[0-9A-F]{2}/g, (digits) => digits.toLowerCase()),
    percent.replaceAll('%20', '+'),
    inJson(value),
    inJson(value).replaceAll('/', String.raw`\/`),
    inAsciiJson(value, false),
    inAsciiJson(value, true),
    // Headers are read a character a byte (RFC 9110 §5.5).
    fromLatin1(encoder.encode(value)),
  ]
  const plain = [...[...new Set(texts)].map((text) => encoder.encode(text)), ...inLatin1(value)]
  const digits = [0, 1, 2].flatMap((phase) => base64At(encoder.encode(value), phase))
  const coded = [...new Set(digits.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]))]
  return [
    ...plain.map((bytes) => ({ bytes, inBase64: false })),
    ...coded.map((text) => ({ bytes: encoder.encode(text), inBase64: true })),
  ]
}

/** As headers are written; the same as UTF-8 where it is ASCII. */
const inLatin1 = (text: string): readonly Uint8Array[] =>
  /^[\0-\xFF]*$/.test(text) && /[^\0-\x7F]/.test(text) ? [toLatin1(text)] : []

/** A lone surrogate cannot be encoded, and stands for the character that is sent in its place. */
const encodePercent = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

function inAsciiJson(text: string, upper: boolean): string {
  return inJson(text).replace(/[^\0-\x7F]/g, (unit) => {
    const digits = unit.charCodeAt(0).toString(16).padStart(4, '0')
    return String.raw`\u` + (upper ? digits.toUpperCase() : digits)
  })
}

/** Fewer digits would be found by chance. */
const FEWEST_DIGITS = 4

/** The digits that are the same whatever stands around it, where so many bytes stand before it in its group of three. */
function base64At(bytes: Uint8Array, phase: number): readonly string[] {
  const padded = new Uint8Array(phase + bytes.length)
  padded.set(bytes, phase)
  const digits = toBase64(padded).replace(/=+$/, '')
  const first = Math.ceil((phase * 8) / 6)
  const last = Math.floor((padded.length * 8) / 6)
  const own = digits.slice(first, last)
  return own.length < FEWEST_DIGITS ? [] : [own]
}
