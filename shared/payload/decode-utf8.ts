// The byte order mark stays: what is shown, copied and exported has every character that was on the wire.
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** `null` where the bytes are not valid UTF-8; nothing is replaced. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    return null
  }
}

/** The same for the start of something longer: a last character whose bytes are not all there yet is left out. */
export function decodeUtf8Start(bytes: Uint8Array): string | null {
  return decodeUtf8(bytes.subarray(0, bytes.length - incompleteTail(bytes)))
}

function incompleteTail(bytes: Uint8Array): number {
  // A character has at most four bytes, so its first one is among the last three if it is incomplete.
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? back : 0
    }
  }
  return 0
}
