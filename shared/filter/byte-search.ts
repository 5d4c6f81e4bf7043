/** Place of the needle in the haystack, at `from` or behind it; -1 where there is none. */
export type ByteSearch = (haystack: Uint8Array, from: number) => number

/** Looks for bytes without regard to the case of ASCII letters (Horspool: the longer the needle, the faster). */
export function createByteSearch(needle: Uint8Array): ByteSearch {
  const lower = needle.map(lowerCase)
  const last = lower.length - 1
  if (last < 0) return (_, from) => from
  const shifts = shiftsOf(lower)
  const shiftOfLast = shifts[lower[last] ?? 0] ?? 1
  // 0 marks a byte that may end a match, so that each step takes one look-up.
  for (let byte = 0; byte < 256; byte++) if (lowerCase(byte) === lower[last]) shifts[byte] = 0
  return (haystack, from) => {
    const { length } = haystack
    let end = from + last
    while (end < length) {
      const shift = shifts[haystack[end] as number] as number
      if (shift === 0) {
        let back = 1
        while (back <= last && folded[haystack[end - back] as number] === lower[last - back]) back += 1
        if (back > last) return end - last
        end += shiftOfLast
      } else end += shift
    }
    return -1
  }
}

/** How far the needle can move on when this byte stands under its last one. */
function shiftsOf(lower: Uint8Array): Int32Array {
  const shifts = new Int32Array(256).fill(lower.length)
  for (let index = 0; index < lower.length - 1; index++) shifts[lower[index] ?? 0] = lower.length - 1 - index
  return shifts.map((_, byte) => shifts[lowerCase(byte)] ?? 1)
}

export const lowerCase = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)

const folded = Uint8Array.from({ length: 256 }, (_, byte) => lowerCase(byte))
