const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Nothing that is imported is nested deeper than a few levels: more is there to take memory. */
export const MAX_DEPTH = 64

/** How deep arrays and objects are nested in a text that may be JSON; looked at before it is parsed. */
export function jsonDepth(bytes: Uint8Array): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (isOpening(byte)) deepest = Math.max(deepest, ++depth)
    else if (isClosing(byte)) depth -= 1
  }
  return deepest
}

export const isOpening = (byte: number): boolean => byte === 0x7b || byte === 0x5b
export const isClosing = (byte: number): boolean => byte === 0x7d || byte === 0x5d

/** Place of the quote that closes the string which begins at `start`; the length where none does. */
export function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; ;) {
    const quote = bytes.indexOf(QUOTE, at)
    if (quote === -1) return bytes.length
    let backslashes = 0
    while (bytes[quote - 1 - backslashes] === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return quote
    at = quote + 1
  }
}

/** Place of the next byte within a string that means something: a quote or a backslash; the length where there is none. */
export function nextInString(bytes: Uint8Array, from: number): number {
  const quote = bytes.indexOf(QUOTE, from)
  const end = quote === -1 ? bytes.length : quote
  const backslash = bytes.subarray(from, end).indexOf(BACKSLASH)
  return backslash === -1 ? end : from + backslash
}
