import { formsOf, type SecretForm } from './secret-forms'

/** Bytes from `start` up to `end`. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

const nothing: readonly ByteRange[] = []

/**
 * Looks for all forms of many secrets at once, in one pass: of each place it asks whether any form begins with the two bytes
 * there, which nearly none does.
 */
export class SecretSearch {
  readonly #begins = new Uint8Array(0x1_0000)
  readonly #forms = new Map<number, SecretForm[]>()
  readonly #all: readonly SecretForm[]

  /** @param secrets each of at least two bytes */
  constructor(secrets: readonly string[]) {
    const known = new Map<string, SecretForm>()
    for (const form of secrets.flatMap(formsOf)) known.set(`${form.inBase64}${form.bytes.join()}`, form)
    this.#all = [...known.values()]
    for (const form of this.#all) {
      const key = keyAt(form.bytes, 0)
      this.#begins[key] = 1
      const others = this.#forms.get(key)
      if (others === undefined) this.#forms.set(key, [form])
      else others.push(form)
    }
  }

  get isEmpty(): boolean {
    return this.#all.length === 0
  }

  /** Where secrets are, ascending and apart. */
  find(bytes: Uint8Array): readonly ByteRange[] {
    if (this.isEmpty) return nothing
    const begins = this.#begins
    const last = bytes.length - 1
    let found: ByteRange[] | null = null
    let before = bytes[0] as number
    for (let at = 0; at < last; at++) {
      const next = bytes[at + 1] as number
      if (begins[(before << 8) | next] === 1) {
        const range = this.#longestAt(bytes, at)
        if (range !== null) (found ??= []).push(range)
      }
      before = next
    }
    return found === null ? nothing : merged(found)
  }

  /**
   * The same for bytes of which nobody knows what stands before and behind them: where they begin or end with a part of a
   * secret, or are nothing but a part of one, the rest may stand there.
   */
  findPart(bytes: Uint8Array): readonly ByteRange[] {
    const found = [...this.find(bytes)]
    for (const { bytes: form } of this.#all) {
      const most = Math.min(form.length - 1, bytes.length)
      for (let length = most; length > 0; length--) {
        if (isAt(bytes, bytes.length - length, form, 0, length))
          found.push({ start: bytes.length - length, end: bytes.length })
        if (isAt(bytes, 0, form, form.length - length, length)) found.push({ start: 0, end: length })
      }
      for (let at = 1; at + bytes.length < form.length; at++)
        if (isAt(bytes, 0, form, at, bytes.length)) found.push({ start: 0, end: bytes.length })
    }
    return merged(found)
  }

  #longestAt(bytes: Uint8Array, at: number): ByteRange | null {
    let longest: ByteRange | null = null
    for (const { bytes: form, inBase64 } of this.#forms.get(keyAt(bytes, at)) ?? []) {
      const end = at + form.length
      if (end > bytes.length || !isAt(bytes, at, form, 0, form.length)) continue
      const range = inBase64 ? withNeighbours(bytes, at, end) : { start: at, end }
      if (longest === null || range.end > longest.end) longest = range
    }
    return longest
  }
}

const keyAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

function isAt(bytes: Uint8Array, at: number, form: Uint8Array, from: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (bytes[at + index] !== form[from + index]) return false
  return true
}

/** The digit on either side may have some bits of the secret. */
function withNeighbours(bytes: Uint8Array, start: number, end: number): ByteRange {
  return {
    start: isBase64Digit(bytes[start - 1]) ? start - 1 : start,
    end: isBase64Digit(bytes[end]) ? end + 1 : end,
  }
}

const isBase64Digit = (byte: number | undefined): boolean =>
  byte !== undefined && /[A-Za-z0-9+/_-]/.test(String.fromCharCode(byte))

export function merged(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const apart: { start: number; end: number }[] = []
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = apart.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}
