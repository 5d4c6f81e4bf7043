/**
 * A character a byte, as HTTP heads are read and written. By hand: what `TextDecoder` calls Latin-1 is another encoding for
 * 0x80 to 0x9F.
 */
export const fromLatin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

export const toLatin1 = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0))
